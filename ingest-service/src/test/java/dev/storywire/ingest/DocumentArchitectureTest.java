package dev.storywire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentArchitectureTest {
    private static final String[] PURE = {
        "..ingest.parse..", "..ingest.normalize..", "..ingest.extract..", "..ingest.date..", "..ingest.url.."
    };

    private static JavaClasses ingest;

    @BeforeAll
    static void read() {
        ingest = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.storywire.ingest");
    }

    @Test
    void readingDocumentsNeedsNoFrameworkAndTouchesNothingOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.hibernate..",
                        "org.jboss..",
                        "org.apache.kafka..",
                        "java.net.http..",
                        "java.nio.file..",
                        "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .check(ingest);
    }

    @Test
    void readingDocumentsKnowsNothingOfTheFeaturesThatUseIt() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are of another feature") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("dev.storywire.ingest.")
                                && !type.getPackageName()
                                        .matches(
                                                "dev\\.storywire\\.ingest\\.(parse|normalize|extract|date|url)(\\..*)?");
                    }
                })
                .check(ingest);
    }

    @Test
    void theHtmlParserStaysWhereMarkupIsTakenApart() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ingest.normalize..", "..ingest.extract..")
                .and()
                .doNotHaveSimpleName("XmlText")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jsoup..")
                .because("only the names of HTML's characters are of use to the readers of XML")
                .check(ingest);
    }

    @Test
    void theLanguageModelStaysBehindOneClass() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LanguageModel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.carrotsearch..")
                .check(ingest);
    }

    @Test
    void parsersKnowNeitherStoriesNorPages() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ingest.normalize..", "..ingest.extract..")
                .check(ingest);
    }

    @Test
    void formatsDoNotReachIntoEachOther() {
        slices().matching("dev.storywire.ingest.parse.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ingest);
    }
}
