package dev.storywire.gateway;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
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
                .layer("alert")
                .definedBy("..gateway.alert..")
                .layer("websub")
                .definedBy("..gateway.websub..")
                .layer("stream")
                .definedBy("..gateway.stream..")
                .layer("word")
                .definedBy("..gateway.word..")
                .layer("admin")
                .definedBy("..gateway.admin..")
                .layer("status")
                .definedBy("..gateway.status..")
                .layer("audit")
                .definedBy("..gateway.audit..")
                .layer("syndication")
                .definedBy("..gateway.syndication..")
                .layer("page")
                .definedBy("..gateway.page..")
                .layer("answer")
                .definedBy("..gateway.answer..")
                .layer("once")
                .definedBy("..gateway.once..")
                .layer("limit")
                .definedBy("..gateway.limit..")
                .layer("backing")
                .definedBy("..gateway.backing..")
                .layer("security")
                .definedBy("..gateway.security..")
                .layer("store")
                .definedBy("..gateway.store..")
                .layer("web")
                .definedBy("..gateway.web..")
                .layer("problem")
                .definedBy("..gateway.problem..")
                .whereLayer("story")
                .mayOnlyBeAccessedByLayers("page")
                .whereLayer("feed")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("alert")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("websub")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("stream")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("word")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("admin")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("status")
                .mayOnlyBeAccessedByLayers("page")
                .whereLayer("page")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("audit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("syndication")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("answer")
                .mayOnlyBeAccessedByLayers("story", "syndication")
                .whereLayer("once")
                .mayOnlyBeAccessedByLayers("story")
                .whereLayer("limit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("backing")
                .mayOnlyBeAccessedByLayers(
                        "syndication",
                        "story",
                        "feed",
                        "alert",
                        "websub",
                        "stream",
                        "word",
                        "admin",
                        "status",
                        "once",
                        "page")
                .whereLayer("security")
                .mayOnlyBeAccessedByLayers(
                        "syndication",
                        "story",
                        "feed",
                        "alert",
                        "stream",
                        "word",
                        "admin",
                        "status",
                        "audit",
                        "limit",
                        "answer",
                        "page")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("audit", "security", "once")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers(
                        "syndication",
                        "story",
                        "feed",
                        "alert",
                        "websub",
                        "stream",
                        "word",
                        "admin",
                        "status",
                        "audit",
                        "limit",
                        "backing",
                        "security",
                        "store",
                        "page")
                .check(GATEWAY);
    }

    @Test
    void everyOperationSaysWhoMayDoIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beDeclaredInClassesThat(annotatedWith(RolesAllowed.class).or(annotatedWith(PermitAll.class)))
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
