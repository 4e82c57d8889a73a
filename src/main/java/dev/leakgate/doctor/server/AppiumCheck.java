package dev.leakgate.doctor.server;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.AppiumStatus;
import dev.leakgate.farm.FarmException;
import java.net.URI;

/** An Appium server that runs already. Its driver is proved by a session, with the phone. */
public final class AppiumCheck {

    private static final int OLDEST = 2;

    private AppiumCheck() {
    }

    public static Diagnosis examine(URI server) {
        return Diagnosis.ofHost("Appium at " + server.getAuthority(), outcome(server));
    }

    private static Outcome outcome(URI server) {
        try {
            AppiumStatus status = AppiumStatus.of(server);
            if (!status.version().matches("\\d+\\..*") || Integer.parseInt(status.version().replaceFirst("\\..*", "")) < OLDEST) {
                return new Outcome.Failure("version '" + status.version() + "'", "an Appium of version " + OLDEST + " or later is needed; ci/node pins one");
            }
            return status.ready() ? new Outcome.Ok(status.version() + ", ready")
                    : new Outcome.Failure(status.version() + ", not ready", "see its log; it may be ending");
        } catch (FarmException e) {
            return new Outcome.Failure(e.getMessage(), "start it (ci/grid/appium.yaml has its settings), or correct 'appium:' in the devices file");
        }
    }
}
