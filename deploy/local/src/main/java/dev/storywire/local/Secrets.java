package dev.storywire.local;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Secrets that nobody chose. */
final class Secrets {

    private static final int BYTES = 24;
    private static final int KEY_BYTES = 32;

    private Secrets() {}

    static String drawn() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** The secret in this file, which is drawn and written for its owner alone where there is none. */
    static String kept(Path file) {
        return kept(file, Secrets::drawn);
    }

    /** The same for a key to encrypt with: 32 bytes in base 64. */
    static String keptKey(Path file) {
        return kept(file, () -> {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        });
    }

    private static String kept(Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new ProcessFailedException("The secret in " + file + " can't be read.", failure);
        }
    }
}
