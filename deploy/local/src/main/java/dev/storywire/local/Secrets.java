package dev.storywire.local;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that nobody chose. */
final class Secrets {

    private static final int BYTES = 24;

    private Secrets() {}

    static String drawn() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** The secret in this file, which is drawn and written for its owner alone where there is none. */
    static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, drawn());
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new ProcessFailedException("The API key in " + file + " can't be read.", failure);
        }
    }
}
