package org.openhab.binding.aliyuniot.internal.config;

import java.util.List;

/**
 * The configuration of a thing has problems that only the user can solve.
 */
public final class InvalidConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    /**
     * @param problems at least one, in the order of the parameters
     */
    InvalidConfigurationException(List<ConfigurationProblem> problems) {
        super("Invalid parameters: "
                + problems.stream().map(ConfigurationProblem::parameter).toList());
        this.problems = List.copyOf(problems);
    }

    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
