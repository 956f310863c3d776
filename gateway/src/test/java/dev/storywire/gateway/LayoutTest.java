package dev.storywire.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.storywire.gateway");

    @Test
    void featuresStandOnTheClientsTheseOnTheRulesForRequestsAndFeaturesKnowNothingOfEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("story")
                .definedBy("..gateway.story..")
                .layer("feed")
                .definedBy("..gateway.feed..")
                .layer("status")
                .definedBy("..gateway.status..")
                .layer("backing")
                .definedBy("..gateway.backing..")
                .layer("web")
                .definedBy("..gateway.web..")
                .layer("problem")
                .definedBy("..gateway.problem..")
                .whereLayer("story")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("feed")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("status")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("backing")
                .mayOnlyBeAccessedByLayers("story", "feed", "status")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("story", "feed", "status", "backing")
                .check(GATEWAY);
    }

    @Test
    void servicesShareNoClasses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.storywire.ingest..", "dev.storywire.search..", "dev.storywire.embedded..")
                .check(GATEWAY);
    }

    @Test
    void puttingAStoryTogetherAndReportingAStateArePure() {
        noClasses()
                .that()
                .haveSimpleName("WholeStory")
                .or()
                .haveSimpleName("StatusReport")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.smallrye.mutiny..", "io.vertx.core.http..", "jakarta.ws.rs..", "jakarta.enterprise..")
                .check(GATEWAY);
    }

    @Test
    void whatAnswersAPathIsCalledAResource() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(GATEWAY);
    }
}
