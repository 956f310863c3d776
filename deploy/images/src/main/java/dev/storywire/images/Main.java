package dev.storywire.images;

import dev.storywire.local.Service;
import java.nio.file.Path;

/**
 * Makes the images of the three services as tar files that every engine loads, and the folder that the Containerfile copies from.
 *
 * <p>System properties: {@code base}, the base image ({@code scratch}, {@code tar:///path/base.tar}, or a reference in a registry); {@code prefix} and
 * {@code tag} of the images' names; {@code folder} for everything made.
 */
public final class Main {

    private Main() {}

    /** Takes about a minute: each service is started once, for its AOT cache. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("folder"));
        Contents contents = Contents.assemble(folder.resolve("rootfs"));
        try (Stores stores = new Stores()) {
            Training.of(contents, folder.resolve("training"), stores);
        }
        ImageTars tars = new ImageTars(
                contents,
                System.getProperty("base", "scratch"),
                System.getProperty("prefix", "storywire/"),
                System.getProperty("tag"),
                folder);
        for (Service service : Service.values()) {
            System.out.println(tars.write(service));
        }
    }
}
