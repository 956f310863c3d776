package dev.storywire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.storywire.ingest");

    @Test
    void featuresDependOnEachOtherInOneDirectionOnly() {
        slices().matching("dev.storywire.ingest.(story|outbox|push|preview|problem|status|feed|fetch|schedule)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void kafkaIsKnownToTheOutboxAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(classes);
    }

    @Test
    void theDatabaseIsKnownToThoseAloneWhoOwnTables() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..story..", "..outbox..", "..feed..", "..schedule..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "org.hibernate..", "io.vertx.mutiny.sqlclient..", "java.sql..")
                .check(classes);
    }

    @Test
    void noClassOfAnotherServiceIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.storywire.search..", "dev.storywire.gateway..", "dev.storywire.embedded..")
                .check(classes);
    }
}
