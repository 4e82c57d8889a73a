package dev.leakgate.tools;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version such as {@code 8.1.1}; what follows the third number does not count. */
record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    /** The first version in a tool's output. */
    static Optional<Version> in(String output) {
        Matcher matcher = NUMBERS.matcher(output);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return Optional.of(new Version(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), patch));
    }

    boolean atLeast(int wantedMajor, int wantedMinor) {
        return compareTo(new Version(wantedMajor, wantedMinor, 0)) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
