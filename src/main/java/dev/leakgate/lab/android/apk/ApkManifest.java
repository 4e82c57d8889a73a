package dev.leakgate.lab.android.apk;

import dev.leakgate.lab.android.apk.BinaryXml.Element;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a package manager reads from {@code AndroidManifest.xml}.
 *
 * @param launcherActivity empty when there is none
 * @param instrumentations runner class to the package it instruments
 */
public record ApkManifest(String packageName, long versionCode, String versionName, int targetSdk,
                          String launcherActivity, List<String> activities, List<String> permissions,
                          Map<String, String> instrumentations) {

    /** @throws IOException when the bytes are no APK with a manifest */
    public static ApkManifest read(byte[] apk) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(apk))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (e.getName().equals("AndroidManifest.xml")) {
                    return of(BinaryXml.read(zip.readAllBytes()));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("AndroidManifest.xml is damaged", e);
        }
        throw new IOException("no AndroidManifest.xml");
    }

    private static ApkManifest of(List<Element> elements) throws IOException {
        String launcher = "";
        String activity = "";
        List<String> activities = new ArrayList<>();
        List<String> permissions = new ArrayList<>();
        Map<String, String> instrumentations = new LinkedHashMap<>();
        Map<String, String> manifest = Map.of();
        int targetSdk = 1;
        for (Element e : elements) {
            String name = e.attributes().getOrDefault("name", "");
            switch (e.name()) {
                case "manifest" -> manifest = e.attributes();
                case "uses-sdk" -> targetSdk = Integer.parseInt(e.attributes().getOrDefault("targetSdkVersion", "1"));
                case "uses-permission" -> permissions.add(name);
                case "activity", "activity-alias" -> {
                    activity = name;
                    activities.add(name);
                }
                case "category" -> launcher = launcher.isEmpty() && name.equals("android.intent.category.LAUNCHER") ? activity : launcher;
                case "instrumentation" -> instrumentations.put(name, e.attributes().getOrDefault("targetPackage", ""));
                default -> {
                    // the rest is the app's own business
                }
            }
        }
        if (!manifest.containsKey("package")) {
            throw new IOException("AndroidManifest.xml names no package");
        }
        return new ApkManifest(manifest.get("package"), Long.parseLong(manifest.getOrDefault("versionCode", "0")),
                manifest.getOrDefault("versionName", ""), targetSdk, launcher, activities, permissions, instrumentations);
    }
}
