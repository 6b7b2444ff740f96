/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.standin.replay;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a call that a recording tells in the words of Java, such as {@code ThingBuilder.create(b:t, "2").build()}. Arguments
 * are read as what the called method takes; what follows the call in words is left out.
 */
public final class RecordedCall {
    /** What a call gives back that gives nothing back. */
    static final Object NOTHING = new Object();

    private static final Pattern NAME = Pattern.compile("(?:new )?\\w+");
    private static final Pattern MEMBER = Pattern.compile("\\.(\\w+)(\\(|$)");
    private static final List<String> PACKAGES = List.of(
            "org.openhab.core.thing.",
            "org.openhab.core.thing.binding.builder.",
            "org.openhab.core.thing.binding.firmware.",
            "org.openhab.core.thing.firmware.",
            "org.openhab.core.thing.type.");

    private final Object self;
    private final Map<String, Object> names;
    private final String text;
    private int position;

    private RecordedCall(Object self, Map<String, Object> names, String text) {
        this.self = self;
        this.names = names;
        this.text = text;
    }

    /**
     * Runs the call.
     *
     * @param self whose methods are called without a name, or null
     * @param names what names and phrases stand for, be it an object or a text that is to be read
     * @throws RuntimeException what the call threw
     */
    public static Object run(Object self, Map<String, Object> names, String text) {
        return new RecordedCall(self, names, text).expression();
    }

    private Object expression() {
        Matcher head = NAME.matcher(text).region(position, text.length());
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("No call: " + text);
        }
        position = head.end();
        String name = head.group();
        Object value;
        if (names.containsKey(name)) {
            value = names.get(name);
        } else if (name.startsWith("new ")) {
            value = construct(type(name.substring(4)), arguments());
        } else if (position < text.length() && text.charAt(position) == '(') {
            value = call(self, self.getClass(), name, arguments());
        } else {
            value = type(name);
        }
        Matcher member = MEMBER.matcher(text);
        while (member.region(position, text.length()).lookingAt()) {
            position = member.end(1);
            // A method without arguments told changes what it is called on.
            List<String> arguments = member.group(2).isEmpty() ? List.of("a", "b") : arguments();
            value = value instanceof Class<?> type
                    ? call(null, type, member.group(1), arguments)
                    : call(value, value instanceof Map ? Map.class : value.getClass(), member.group(1), arguments);
        }
        return value;
    }

    static Class<?> type(String name) {
        for (String prefix : PACKAGES) {
            try {
                return Class.forName(prefix + name);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        throw new IllegalArgumentException("No class " + name);
    }

    /** The texts between the brackets that begin here. */
    private List<String> arguments() {
        int end = closing(text, position);
        List<String> arguments = split(text.substring(position + 1, end));
        position = end + 1;
        return arguments;
    }

    private static int closing(String text, int opening) {
        int depth = 0;
        for (int i = opening; i < text.length(); i++) {
            depth += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("Not closed: " + text);
    }

    static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!list.isBlank()) {
            parts.add(list.substring(start).strip());
        }
        return parts;
    }

    private Object construct(Class<?> type, List<String> arguments) {
        return invoke(null, best(List.of(type.getConstructors()), arguments), arguments);
    }

    private Object call(Object target, Class<?> type, String name, List<String> arguments) {
        List<Method> methods = new ArrayList<>(List.of(type.getMethods()));
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            methods.addAll(List.of(at.getDeclaredMethods()));
        }
        methods.removeIf(method -> !method.getName().equals(name)
                || method.isBridge()
                || Modifier.isPrivate(method.getModifiers())
                || target == null && !Modifier.isStatic(method.getModifiers()));
        return invoke(target, best(methods, arguments), arguments);
    }

    private <E extends Executable> E best(List<E> candidates, List<String> arguments) {
        E best = null;
        int bestFit = 0;
        for (E candidate : candidates) {
            int fit = fit(candidate, arguments);
            if (fit > bestFit) {
                best = candidate;
                bestFit = fit;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("Nothing takes " + arguments + ": " + text);
        }
        return best;
    }

    /** How well the texts fit the parameters, 0 for not at all. */
    private int fit(Executable candidate, List<String> arguments) {
        int count = candidate.getParameterCount();
        boolean varied = candidate.isVarArgs() && !names.containsKey(String.join(", ", arguments));
        if (varied ? arguments.size() < count - 1 : arguments.size() != count) {
            return 0;
        }
        int fit = varied ? 1 : 2;
        for (int i = 0; i < arguments.size(); i++) {
            int one = RecordedArgument.fit(arguments.get(i), parameter(candidate, i, varied), names);
            if (one == 0) {
                return 0;
            }
            fit += one;
        }
        return fit;
    }

    private static Type parameter(Executable candidate, int index, boolean varied) {
        Type[] types = candidate.getGenericParameterTypes();
        return varied && index >= types.length - 1
                ? candidate.getParameterTypes()[types.length - 1].getComponentType()
                : types[index];
    }

    private Object invoke(Object target, Executable executable, List<String> arguments) {
        boolean varied = executable.isVarArgs();
        int fixed = executable.getParameterCount() - (varied ? 1 : 0);
        Object[] values = new Object[executable.getParameterCount()];
        for (int i = 0; i < fixed; i++) {
            values[i] = argument(arguments.get(i), parameter(executable, i, varied));
        }
        if (varied) {
            values[fixed] = Array.newInstance(raw(parameter(executable, fixed, true)), arguments.size() - fixed);
            for (int i = fixed; i < arguments.size(); i++) {
                Array.set(values[fixed], i - fixed, argument(arguments.get(i), parameter(executable, i, true)));
            }
        }
        try {
            executable.trySetAccessible();
            if (executable instanceof Method method) {
                Object returned = method.invoke(target, values);
                return method.getReturnType() == void.class ? NOTHING : returned;
            }
            return ((java.lang.reflect.Constructor<?>) executable).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object argument(String argument, Type type) {
        if (!names.containsKey(argument) && RecordedArgument.isCall(argument)) {
            return new RecordedCall(self, names, argument).expression();
        }
        return RecordedArgument.read(argument, type, names);
    }

    static Class<?> raw(Type type) {
        return type instanceof Class<?> plain
                ? plain
                : type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    /** What a description of a result asks for by name. */
    static Object property(Object object, String name) {
        for (String accessor :
                List.of("get" + name, "is" + name, name, "get" + name.replace("channels", "channelDefinitions"))) {
            for (Method method : object.getClass().getMethods()) {
                if (method.getName().equalsIgnoreCase(accessor) && method.getParameterCount() == 0) {
                    return call(object, method);
                }
            }
        }
        throw new IllegalArgumentException(object.getClass() + " has no " + name);
    }

    /** Asks for all that an object tells, because that may fail. */
    static void askAll(Object object) {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().matches("(get|is)\\p{Lu}.*") && method.getParameterCount() == 0) {
                call(object, method);
            }
        }
    }

    private static Object call(Object object, Method method) {
        return new RecordedCall(object, Map.of(), method.getName()).invoke(object, method, List.of());
    }
}
