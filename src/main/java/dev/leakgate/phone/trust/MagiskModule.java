package dev.leakgate.phone.trust;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The bench's certificate as a module for Magisk, for phones that are to keep it over restarts: installed in Magisk's app
 * from a file, removed there. Layout by Magisk's developer guide (topjohnwu.github.io/Magisk/guides.html); its scripts run under BusyBox, not yet on a phone.
 */
public record MagiskModule(String fileName, String pem, String fingerprint) {

    private static final String STORE = "system/etc/security/cacerts/";

    /**
     * Before zygote starts: from Android 14 on the module's store is covered by one that has both. Magisk runs it in the ash of
     * its BusyBox, with the module's folder as that of {@code $0}.
     */
    private static final String POST_FS_DATA = """
            #!/system/bin/sh
            MODULE=${0%%/*}
            APEX=/apex/com.android.conscrypt/cacerts
            [ -d $APEX ] || exit 0
            COPY=/data/adb/leakgate-cacerts
            rm -rf $COPY
            mkdir -p $COPY
            mount -t tmpfs tmpfs $COPY
            cp $APEX/* $COPY/
            cp $MODULE/%1$s%2$s $COPY/
            chown 0:0 $COPY $COPY/*
            chmod 755 $COPY
            chmod 644 $COPY/*
            chcon u:object_r:system_file:s0 $COPY $COPY/*
            # a store that lacks what was in it would leave the phone without any HTTPS
            for CERTIFICATE in $APEX/*; do [ -s $COPY/${CERTIFICATE##*/} ] || exit 1; done
            mount --bind $COPY $APEX
            """;
    private static final String UPDATE_BINARY = """
            #!/sbin/sh
            umask 022
            OUTFD=$2
            ZIPFILE=$3
            mount /data 2> /dev/null
            UTIL=/data/adb/magisk/util_functions.sh
            [ -f $UTIL ] && . $UTIL
            if [ "${MAGISK_VER_CODE:-0}" -lt 20400 ]; then
                echo "this module needs Magisk 20.4 or later"
                exit 1
            fi
            install_module
            exit 0
            """;

    /** Writes the module's zip file: the same bytes for the same certificate. */
    public void writeTo(OutputStream out) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("module.prop", "id=leakgate-ca\nname=Leakgate bench CA\nversion=1\nversionCode=1\nauthor=Leakgate\ndescription=SHA-256 "
                + fingerprint + "\n");
        files.put(STORE + fileName, pem);
        files.put("post-fs-data.sh", POST_FS_DATA.formatted(STORE, fileName));
        files.put("META-INF/com/google/android/update-binary", UPDATE_BINARY);
        files.put("META-INF/com/google/android/updater-script", "#MAGISK\n");
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
    }
}
