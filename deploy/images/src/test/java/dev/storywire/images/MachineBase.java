package dev.storywire.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A base image of this machine's C library and zlib, for tests that have neither an engine nor a registry. */
final class MachineBase {

    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+\\.so\\S*) \\(0x");
    /** Looked up by name when hosts are. */
    private static final List<String> LATER = List.of("libresolv.so.2", "libnss_dns.so.2", "libnss_files.so.2");

    private MachineBase() {}

    /** Writes the image and gives its name for a builder. */
    static String write(Path runtime, Path tar) throws Exception {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
        for (Path library : libraries(runtime)) {
            layer.addEntry(library.toRealPath(), AbsoluteUnixPath.fromPath(library), EXECUTABLE);
        }
        for (String folder : List.of("/tmp", "/proc", "/dev", "/etc")) {
            layer.addEntry(tar.resolveSibling(""), AbsoluteUnixPath.get(folder), EXECUTABLE);
        }
        Path cache = tar.resolveSibling("jib");
        Jib.fromScratch()
                .addFileEntriesLayer(layer.build())
                .containerize(Containerizer.to(TarImage.at(tar).named("machine-base"))
                        .setApplicationLayersCache(cache.resolve("application")));
        return "tar://" + tar;
    }

    private static Set<Path> libraries(Path runtime) throws IOException {
        Set<Path> found = new TreeSet<>();
        for (String file :
                List.of("bin/java", "lib/server/libjvm.so", "lib/libzip.so", "lib/libnet.so", "lib/libnio.so")) {
            Output said = Output.of("ldd", runtime.resolve(file).toString());
            LIBRARY.matcher(said.text())
                    .results()
                    .map(match -> Path.of(match.group(1)))
                    .filter(library -> !library.startsWith(runtime))
                    .forEach(found::add);
        }
        for (Path library : List.copyOf(found)) {
            LATER.stream().map(library::resolveSibling).filter(Files::exists).forEach(found::add);
        }
        return found;
    }
}
