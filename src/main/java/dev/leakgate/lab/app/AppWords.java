package dev.leakgate.lab.app;

import java.util.Locale;
import java.util.Random;

/** What the placeholders of {@link Vocabulary#PHONE} and an app's own data stand for. */
final class AppWords implements Words {

    private final AppFile file;
    private final Surroundings phone;
    private final Storage storage;
    private final Random random;

    AppWords(AppFile file, Surroundings phone, Storage storage, Random random) {
        this.file = file;
        this.phone = phone;
        this.storage = storage;
        this.random = random;
    }

    @Override
    public Object value(String name) {
        if (storage.has(name)) {
            return storage.item(name, this);
        }
        if (file.choices().containsKey(name)) {
            return file.choices().get(name).value(this);
        }
        return switch (name) {
            case "app.package" -> file.packageName();
            case "app.version" -> file.versionName();
            case "app.versionCode" -> file.versionCode();
            case "phone.width" -> phone.display().right();
            case "phone.height" -> phone.display().bottom();
            case "phone.locale" -> locale();
            case "phone.locale.lower" -> locale().toLowerCase(Locale.ROOT);
            case "random.uuid" -> RandomUuid.from(random);
            case "random.int" -> random.nextInt();
            case "now" -> System.currentTimeMillis();
            default -> ofPhone(name);
        };
    }

    private Object ofPhone(String name) {
        int dot = name.indexOf('.');
        String kind = dot < 0 ? name : name.substring(0, dot);
        String rest = name.substring(dot + 1);
        return switch (kind) {
            case "property" -> phone.property(rest);
            case "identifier" -> rest.equals("ownAndroidId") ? phone.ownAndroidId(file.packageName()) : phone.identifier(rest).orElse(null);
            case "setting" -> setting(rest);
            default -> null;
        };
    }

    /** {@code global.http_proxy}: namespace and key. */
    private Object setting(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : phone.setting(name.substring(0, dot), name.substring(dot + 1)).orElse(null);
    }

    private String locale() {
        String locale = phone.property("persist.sys.locale");
        return locale == null || locale.isEmpty() ? "en-US" : locale;
    }
}
