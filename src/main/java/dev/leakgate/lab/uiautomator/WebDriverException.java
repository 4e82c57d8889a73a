package dev.leakgate.lab.uiautomator;

/** A command that failed, with the error code of the W3C WebDriver specification, section 6.6. */
final class WebDriverException extends RuntimeException {

    private final Code code;

    /** The codes that occur, and their HTTP status. */
    enum Code {
        NO_SUCH_ELEMENT(404, "no such element"), STALE_ELEMENT(404, "stale element reference"),
        NO_SUCH_ALERT(404, "no such alert"), INVALID_SESSION(404, "invalid session id"),
        UNKNOWN_COMMAND(404, "unknown command"), INVALID_SELECTOR(400, "invalid selector"),
        INVALID_ARGUMENT(400, "invalid argument"), INVALID_STATE(400, "invalid element state"),
        UNKNOWN_ERROR(500, "unknown error");

        private final int status;
        private final String word;

        Code(int status, String word) {
            this.status = status;
            this.word = word;
        }

        int status() {
            return status;
        }

        String word() {
            return word;
        }
    }

    WebDriverException(Code code, String message) {
        super(message);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
