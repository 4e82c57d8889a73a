package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Instrumentation;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.shell.Command;
import java.util.HashMap;
import java.util.Map;

/** Every program on the phone, by name. */
public final class Programs {

    private Programs() {
    }

    public static Map<String, Command> of(Phone phone, Instrumentation.Runner runner) {
        Map<String, Command> programs = new HashMap<>();
        FileCommands.addTo(programs, phone.files());
        AttributeCommands.addTo(programs, phone.files());
        TextCommands.addTo(programs, phone.files());
        UserCommands.addTo(programs, phone.files(), phone.profile().rooted());
        ProcessCommands.addTo(programs, phone.processes(), phone);
        NetworkCommands.addTo(programs, phone);
        SettingCommands.addTo(programs, phone);
        ScreenCommands.addTo(programs, phone);

        PackageManager packageManager = new PackageManager(phone);
        ActivityManager activityManager = new ActivityManager(phone, runner);
        programs.put("pm", packageManager);
        programs.put("am", activityManager);
        programs.put("cmd", new Cmd(phone, packageManager, activityManager));
        programs.put("dumpsys", new Dumpsys(phone));
        programs.put("input", new Input(phone));
        programs.put("logcat", new LogcatCommand(phone.logcat()));
        programs.put("nsenter", new Nsenter(phone));
        programs.put("service", new ServiceCall(phone));
        return Map.copyOf(programs);
    }
}
