package dev.leakgate.browser;

/** One move on the way through a browser's screens; {@code what} names locators of the browser's file. */
public sealed interface Way {

    /** Waits for a view and taps it. */
    record Tap(String what) implements Way {
    }

    /** Waits for a view with this text and taps it. */
    record TapText(String text) implements Way {
    }

    /** Waits for a view. */
    record See(String what) implements Way {
    }

    /** Goes back until a view shows, or as often as makes sense. */
    record BackTo(String what) implements Way {
    }

    /** Presses a key, by its Android key code. */
    record Key(int code) implements Way {
    }

    /** Waits for a field and types the step's text into it. */
    record Type(String what) implements Way {
    }

    /** Runs a command in the phone's shell; {@code {text}} stands for the step's text. */
    record Shell(String command) implements Way {
    }

    /** Puts a switch into the asked state; passes when this version has no such switch. */
    record Check(String what) implements Way {
    }
}
