package dev.storywire.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layout of the service, as rules. */
@SuppressWarnings("NullAway.Init") // the classes are imported before the first test
class ArchitectureTest {
    private static JavaClasses service;

    @BeforeAll
    static void importClasses() {
        service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.storywire.search");
    }

    @Test
    void the_query_language_is_pure() {
        classes()
                .that()
                .resideInAPackage("..search.query..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.storywire.search.query",
                        "dev.storywire.search.index",
                        "co.elastic.clients.elasticsearch._types.query_dsl..",
                        "co.elastic.clients.util..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify..",
                        "java.lang..",
                        "java.time..",
                        "java.util..")
                .check(service);
        noClasses()
                .that()
                .resideInAPackage("..search.query..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.storywire.search.index.StoryIndex")
                .check(service);
    }

    @Test
    void features_have_no_cycles() {
        slices().matching("dev.storywire.search.(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }

    @Test
    void kafka_stays_with_the_story_events() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..search.storyevent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..")
                .check(service);
    }

    @Test
    void the_service_shares_no_classes_with_another() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.storywire.ingest..", "dev.storywire.gateway..", "dev.storywire.embedded..")
                .check(service);
    }

    @Test
    void elasticsearch_is_never_waited_for_on_a_thread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("co.elastic.clients.elasticsearch.ElasticsearchClient")
                .check(service);
    }
}
