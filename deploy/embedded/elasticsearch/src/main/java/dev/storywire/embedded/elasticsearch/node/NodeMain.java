package dev.storywire.embedded.elasticsearch.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs a node until the process is told to end. Its configuration is {@code config/elasticsearch.yml} below the folder. */
public final class NodeMain {

    private NodeMain() {}

    /**
     * @param args the node's folder, the folder of its modules, and the file to create once clients are served
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path modules = Path.of(args[1]);
        LogConfigurator.configureESLogging();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                Settings.builder()
                        .put(Environment.PATH_HOME_SETTING.getKey(), folder)
                        .build(),
                Map.of(),
                folder.resolve("config"),
                () -> "storywire");
        PluginsLoader loader = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(modules, true),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), true),
                Map.of(),
                false);
        Node node = new Node(environment, loader);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, ended), "node-close"));
        node.start();
        node.client()
                .admin()
                .cluster()
                .prepareHealth(TimeValue.timeValueSeconds(30))
                .setWaitForYellowStatus()
                .get();
        Files.createFile(Path.of(args[2]));
        ended.await();
    }

    private static void close(Node node, CountDownLatch ended) {
        try {
            node.prepareForClose();
            node.close();
        } catch (IOException failure) {
            System.err.println("The node was not closed in order: " + failure);
        } finally {
            ended.countDown();
        }
    }
}
