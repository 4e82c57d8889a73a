package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.AppiumSettings;
import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Processes.Process;
import dev.leakgate.lab.android.Profile;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code dumpsys <service>}: the state of system services, in the layout of Android 9 and 10. */
final class Dumpsys implements Command {

    private static final String NOTHING = "  (nothing)";

    private final Phone phone;
    private final PackageDump packageDump;

    Dumpsys(Phone phone) {
        this.phone = phone;
        this.packageDump = new PackageDump(phone);
    }

    @Override
    public int run(Invocation call) throws IOException {
        return switch (call.arg(0)) {
            case "package" -> call.answer(packageDump.lines(call.arg(1)));
            case "window" -> call.answer(window(call.arg(1)));
            case "power" -> call.answer("POWER MANAGER (dumpsys power)", "", "Power Manager State:",
                    "  mWakefulness=" + (phone.screen().on() ? "Awake" : "Asleep"), "  mIsPowered=true");
            case "activity" -> activity(call);
            case "input_method" -> call.answer("Current Input Method Manager state:",
                    "  mInputShown=" + phone.screen().keyboardShown(), "  mIsInputViewShown=" + phone.screen().keyboardShown());
            case "deviceidle" -> deviceIdle(call);
            case "battery" -> call.answer("Current Battery Service state:", "  AC powered: false", "  USB powered: true",
                    "  status: 2", "  level: 87", "  scale: 100", "  temperature: 270", "  technology: Li-poly");
            case "SurfaceFlinger" -> call.answer("Display 4619827259835644672 (HWC display 0): port=0 pnpId=LAB displayName=\"LAB\"");
            case "account" -> call.answer(accounts());
            case "wifi" -> call.answer("Wi-Fi is enabled", "mWifiInfo " + NetworkCommands.wifiInfo(phone));
            case "bluetooth_manager" -> call.answer("Bluetooth Status", "  enabled: false", "  state: OFF",
                    "  address: " + phone.identifiers().get("bluetoothMac").toUpperCase(Locale.ROOT), "  name: " + phone.profile().title());
            case "connectivity" -> call.answer("NetworkAgentInfo{ ni{[type: WIFI[], state: CONNECTED/CONNECTED]} everValidated{true} }");
            case "netstats" -> call.answer(netstats());
            default -> call.unknown(0, "Can't find service: " + call.arg(0));
        };
    }

    private List<String> accounts() {
        List<String> accounts = phone.profile().personal().accounts();
        List<String> lines = new ArrayList<>(List.of("User UserInfo{0:Owner:13}:", "  Accounts: " + accounts.size()));
        accounts.stream().map(a -> a.split("/")).forEach(a -> lines.add("    Account {name=" + a[0] + ", type=" + a[1] + "}"));
        lines.addAll(List.of("", "  AccountId, Action_Type, timestamp, UID, TableName, Key", "  Accounts History", "", "  Active Sessions: 0"));
        return lines;
    }

    /** As Android 7 to 13 print it since the start of the phone, all of one interface and in one bucket of two hours. */
    private List<String> netstats() {
        String wifi = "[{type=WIFI, subType=COMBINED, networkId=\"lab\", metered=false, defaultNetwork=true}]";
        List<String> lines = new ArrayList<>(List.of("Active interfaces:", "  iface=wlan0 ident=" + wifi, "Active UID interfaces:",
                "  iface=wlan0 ident=" + wifi, "UID stats:", "  Pending bytes: 0", "  History since boot:"));
        long bucket = System.currentTimeMillis() / 1000 / 7200 * 7200;
        phone.sockets().bytes().forEach((uid, bytes) -> lines.addAll(List.of("  ident=" + wifi + " uid=" + uid + " set=FOREGROUND tag=0x0",
                "    NetworkStatsHistory: bucketDuration=7200", "      st=" + bucket + " rb=" + bytes.received() + " rp=" + bytes.receivedPackets()
                        + " tb=" + bytes.sent() + " tp=" + bytes.sentPackets() + " op=0")));
        return lines;
    }

    private List<String> window(String part) {
        List<String> lines = new ArrayList<>();
        boolean on = phone.screen().on();
        boolean locked = phone.screen().locked();
        if (!part.equals("displays") && !part.equals("windows") && !part.equals("d")) {
            lines.addAll(List.of("WINDOW MANAGER POLICY STATE (dumpsys window policy)", "    mSystemReady=true mSystemBooted=true",
                    "    screenState=SCREEN_STATE_" + (on ? "ON" : "OFF"), "    KeyguardServiceDelegate", "      showing=" + locked,
                    "      mIsShowing=" + locked, "      inputRestricted=false",
                    "    mAwake=" + on + " mScreenOnEarly=" + on + " mScreenOnFully=" + on, "    mShowingLockscreen=" + locked));
        }
        Profile.Display d = phone.profile().display();
        String size = d.width() + "x" + d.height();
        lines.addAll(List.of("WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)", "  Display: mDisplayId=0",
                "    init=" + size + " " + d.density() + "dpi cur=" + size + " app=" + size));
        if (part.equals("windows")) {
            lines.addAll(systemBars(d));
        }
        String front = phone.desktop().front();
        InstalledPackage p = phone.packages().find(front).orElseThrow();
        String activity = phone.desktop().frontActivity();
        lines.add("  mCurrentFocus=Window{8f3b1c u0 " + (locked ? "NotificationShade" : front + "/" + p.fullName(activity)) + "}");
        lines.add("  mFocusedApp=ActivityRecord{2f1d9e8 u0 " + front + "/" + p.shortName(activity) + " t" + phone.desktop().task(front) + "}");
        return lines;
    }

    private static List<String> systemBars(Profile.Display d) {
        return List.of("  Window #1 Window{a0b1c2 u0 StatusBar}:", "    mOwnerUid=10041 showForAllUsers=true package=com.android.systemui appop=NONE",
                "    mAttrs={(0,0)(fillx" + d.statusBar() + ") sim={adjust=resize} ty=STATUS_BAR}",
                "    mFrame=[0,0][" + d.width() + "," + d.statusBar() + "] last=[0,0][" + d.width() + "," + d.statusBar() + "]",
                "    mHasSurface=true isReadyForDisplay()=true mViewVisibility=0x0");
    }

    private int activity(Invocation call) throws IOException {
        switch (call.arg(1)) {
            case "services" -> {
                return call.answer(services(call.arg(2)));
            }
            case "processes", "p" -> {
                List<String> lines = new ArrayList<>(List.of("ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)"));
                for (Process p : phone.processes().all().values()) {
                    if (p.uid() >= 10000) {
                        lines.add("  *APP* UID " + p.uid() + " ProcessRecord{" + Integer.toHexString(977 * p.pid()) + " " + p.pid() + ":"
                                + p.name() + "/u0a" + (p.uid() - 10000) + "}");
                    }
                }
                return call.answer(lines);
            }
            case "activities", "a", "top", "recents", "" -> {
                String front = phone.desktop().front();
                String activity = phone.packages().find(front).orElseThrow().shortName(phone.desktop().frontActivity());
                return call.answer("ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)",
                        "    mResumedActivity: ActivityRecord{2f1d9e8 u0 " + front + "/" + activity + " t" + phone.desktop().task(front) + "}");
            }
            default -> {
                return call.unknown(0, "Bad activity command, or no activities match: " + call.arg(1));
            }
        }
    }

    /** Only the driver's own app runs a foreground service: as long as its process lives. */
    private List<String> services(String name) {
        List<String> lines = new ArrayList<>(List.of("ACTIVITY MANAGER SERVICES (dumpsys activity services)"));
        boolean running = name.equals(AppiumSettings.PACKAGE) && phone.processes().find(name).isPresent();
        lines.addAll(running ? List.of("  User 0 active services:", "  * ServiceRecord{4c1f2 u0 " + name + "/.ForegroundService}",
                "    intent={cmp=" + name + "/.ForegroundService}", "    isForeground=true foregroundId=1") : List.of(NOTHING));
        return lines;
    }

    private int deviceIdle(Invocation call) throws IOException {
        if (!call.arg(1).equals("whitelist")) {
            return call.unknown(0, "Unknown option: " + call.arg(1));
        }
        List<String> lines = new ArrayList<>();
        for (String change : call.args().subList(2, call.args().size())) {
            String name = change.substring(1);
            if (change.startsWith("+")) {
                phone.packages().exemptFromDoze().add(name);
                lines.add("Added: " + name);
            } else {
                phone.packages().exemptFromDoze().remove(name);
                lines.add("Removed: " + name);
            }
        }
        if (lines.isEmpty()) {
            phone.packages().exemptFromDoze().stream().sorted().forEach(name -> lines.add("user," + name + ",10157"));
        }
        return call.answer(lines);
    }
}
