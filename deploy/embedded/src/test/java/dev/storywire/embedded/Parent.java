package dev.storywire.embedded;

import java.nio.file.Path;

/** The program that {@link ParentDeathTest} kills: starts servers, names their processes, and waits. */
final class Parent {

    private Parent() {}

    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        EmbeddedPostgres.start(EmbeddedPostgres.defaults().keptIn(folder.resolve("postgres")));
        EmbeddedKafka.start(EmbeddedKafka.defaults().keptIn(folder.resolve("kafka")));
        ProcessHandle.current().descendants().forEach(child -> System.out.println(child.pid()));
        PostgresCluster.postmaster(folder.resolve("postgres/data"))
                .ifPresent(server -> System.out.println(server.pid()));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
