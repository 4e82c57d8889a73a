package dev.leakgate.tools;

import java.util.List;

/** One thing that a run needs from the machine. */
enum Part {

    /**
     * Android's bridge. {@code aapt2} beside it would only spare the driver from pushing its 3 MB settings app again
     * in each session after the first, about 40 ms, so it is not asked for.
     */
    ADB("adb", List.of("version"), "any version") {
        @Override
        boolean accepts(Version version) {
            return true;
        }
    },

    /** The proxy. The recorder's hooks exist from 8.1 on, which Debian 12 ships. */
    MITMDUMP("mitmdump", List.of("--version"), "8.1 or newer") {
        @Override
        boolean accepts(Version version) {
            return version.atLeast(8, 1);
        }
    },

    /** What runs Appium and Allure; the versions are those that Appium 3 names in its {@code engines}. */
    NODE("node", List.of("--version"), "20.19, 22.12 or 24 and newer") {
        @Override
        boolean accepts(Version version) {
            return version.atLeast(24, 0)
                    || version.major() == 22 && version.atLeast(22, 12)
                    || version.major() == 20 && version.atLeast(20, 19);
        }
    },

    /** A browser, in which the self-tests look at the pages of reports. */
    CHROMIUM("chromium", List.of("--version"), "any version") {
        @Override
        boolean accepts(Version version) {
            return true;
        }
    },

    /** Sets the rules of a gateway; asked for only where a phone's traffic is to be captured at one. */
    NFT("nft", List.of("--version"), "any version") {
        @Override
        boolean accepts(Version version) {
            return true;
        }
    },

    /** Appium, its Android driver, Allure and who holds which address, as {@code ci/node/package-lock.json} pins them. */
    NODE_PARTS("Node parts", List.of(), "as in package-lock.json") {
        @Override
        boolean accepts(Version version) {
            return true;
        }
    };

    /** The executable's name, or the part's where it is none. */
    final String title;
    /** Arguments that make the executable print its version. */
    final List<String> versionArguments;
    /** The versions that will do, in words. */
    final String wanted;

    Part(String title, List<String> versionArguments, String wanted) {
        this.title = title;
        this.versionArguments = versionArguments;
        this.wanted = wanted;
    }

    abstract boolean accepts(Version version);
}
