package dev.leakgate.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The files of installed packages, as a web server would hand them out. */
record Packages(List<Item> files) {

    /** @param inside path within the folder of packages; begins with the name of the package */
    record Item(Path file, String inside) {

        byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }

        String type() {
            String name = inside.toLowerCase(Locale.ROOT);
            return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        }

        /** With its scope, as in {@code @fontsource/roboto}. */
        String origin() {
            String[] names = inside.split("/", 3);
            return names[0].startsWith("@") && names.length > 1 ? names[0] + "/" + names[1] : names[0];
        }
    }

    private static final long LARGEST = 2 << 20;
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("js", "text/javascript"),
            Map.entry("mjs", "text/javascript"), Map.entry("css", "text/css"), Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"), Map.entry("json", "application/json"), Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"), Map.entry("gif", "image/gif"),
            Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"), Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"), Map.entry("woff", "font/woff"), Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"), Map.entry("wasm", "application/wasm"), Map.entry("xml", "text/xml"),
            Map.entry("txt", "text/plain"), Map.entry("pdf", "application/pdf"), Map.entry("md", "text/markdown"));

    /** @param folders each holds a sub-folder a package; the order of the files depends on the seed alone */
    static Packages in(List<Path> folders, long seed) throws IOException {
        List<Item> files = new ArrayList<>();
        for (Path folder : folders) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && attributes.size() > 0 && attributes.size() < LARGEST) {
                        files.add(new Item(file, folder.relativize(file).toString()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        files.sort(java.util.Comparator.comparing(Item::inside));
        Collections.shuffle(files, new Random(seed));
        return new Packages(List.copyOf(files));
    }

    /** Only those of these types, such as {@code text/css}. */
    Packages of(String... types) {
        return new Packages(files.stream().filter(item -> List.of(types).contains(item.type())).toList());
    }
}
