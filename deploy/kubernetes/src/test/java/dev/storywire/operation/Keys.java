package dev.storywire.operation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The keys of a service, read out of its sources: the {@code @ConfigMapping}s with what their Javadoc says. */
final class Keys {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** An interface of the sources, and where it stands. */
    private record Declared(ClassTree tree, TreePath path) {}

    private final Map<String, Declared> interfaces = new HashMap<>();
    private final Map<String, Key> found = new TreeMap<>();
    private final DocTrees comments;

    private Keys(DocTrees comments) {
        this.comments = comments;
    }

    /** The service's own keys ({@code storywire.*}), by name. */
    static Collection<Key> of(String service) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            Keys keys = new Keys(DocTrees.instance(task));
            List<Declared> mappings = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type.getKind() == Tree.Kind.INTERFACE) {
                        mappings.add(keys.remember(unit, (ClassTree) type));
                    }
                }
            }
            for (Declared mapping : mappings) {
                argument(mapping.tree().getModifiers(), "ConfigMapping", "prefix")
                        .ifPresent(prefix -> keys.collect(mapping, prefix));
            }
            return keys.found.values();
        }
    }

    /** Quarkus' and the clients' keys that the service sets itself, for every profile, by name. */
    static Map<String, String> preset(String service) throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                Files.newInputStream(ROOT.resolve(service).resolve("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        Map<String, String> preset = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("%") && !name.startsWith("storywire.")) {
                preset.put(name, properties.getProperty(name));
            }
        }
        return preset;
    }

    private Declared remember(CompilationUnitTree unit, ClassTree type) {
        Declared declared = new Declared(type, TreePath.getPath(unit, type));
        interfaces.put(type.getSimpleName().toString(), declared);
        return declared;
    }

    private void collect(Declared type, String prefix) {
        for (Tree parent : type.tree().getImplementsClause()) {
            Declared inherited = interfaces.get(parent.toString());
            if (inherited != null) {
                collect(inherited, prefix);
            }
        }
        Map<String, ClassTree> groups = new LinkedHashMap<>();
        for (Tree member : type.tree().getMembers()) {
            if (member.getKind() == Tree.Kind.INTERFACE) {
                ClassTree group = (ClassTree) member;
                groups.put(group.getSimpleName().toString(), group);
            }
        }
        for (Tree member : type.tree().getMembers()) {
            if (member instanceof MethodTree method
                    && method.getBody() == null
                    && !method.getModifiers().toString().contains("static")) {
                String name = prefix + "." + kebab(method.getName().toString());
                ClassTree group = groups.get(method.getReturnType().toString());
                if (group != null) {
                    collect(new Declared(group, new TreePath(type.path(), group)), name);
                } else {
                    add(method, name, new TreePath(type.path(), method));
                }
            }
        }
    }

    private void add(MethodTree method, String name, TreePath path) {
        String full = method.getReturnType().toString().startsWith("Map<") ? name + ".\"…\"" : name;
        String said = sentence(path);
        Key inherited = found.get(full);
        found.put(
                full,
                new Key(
                        full,
                        argument(method.getModifiers(), "WithDefault", "value").orElse(""),
                        said.isEmpty() && inherited != null ? inherited.meaning() : said));
    }

    private String sentence(TreePath path) {
        DocCommentTree comment = comments.getDocCommentTree(path);
        return comment == null
                ? ""
                : comment.getFullBody()
                        .toString()
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static Optional<String> argument(ModifiersTree modifiers, String annotation, String name) {
        for (AnnotationTree candidate : modifiers.getAnnotations()) {
            if (candidate.getAnnotationType().toString().equals(annotation)) {
                for (ExpressionTree argument : candidate.getArguments()) {
                    if (argument instanceof AssignmentTree assignment
                            && assignment.getVariable().toString().equals(name)) {
                        return Optional.of(text(assignment.getExpression()));
                    }
                    if (name.equals("value") && !(argument instanceof AssignmentTree)) {
                        return Optional.of(text(argument));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String text(ExpressionTree expression) {
        return expression instanceof LiteralTree literal
                ? String.valueOf(literal.getValue())
                : expression.toString().replace("\" + \"", "").replace("\"", "");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
