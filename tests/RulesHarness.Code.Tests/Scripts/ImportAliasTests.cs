using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Imports by the names that the settings of a project give to files.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ImportAliasTests
{
    private const string Names = "export const NAME = 'things';";

    private static string Reading(string import) =>
        $$"""
            import { collection, getDocs, getFirestore } from 'firebase/firestore';
            import { NAME } from '{{import}}';
            export const read = () => getDocs(collection(getFirestore(), NAME));
            """;

    [TestCase("#names", "tsconfig.json", """{ "compilerOptions": { "paths": { "#names": ["./lib/names"] } } }""")]
    [TestCase("#names", "jsconfig.json", """{ "compilerOptions": { "paths": { "#names": ["./lib/names.ts"] } } }""")]
    [TestCase(
        "own/names",
        "tsconfig.base.json",
        """{ /* all */ "compilerOptions": { "baseUrl": ".", "paths": { "own/*": ["other/*", "lib/*"], } } }"""
    )]
    [TestCase("lib/names", "tsconfig.json", """{ "compilerOptions": { "baseUrl": "./" } }""")]
    [TestCase("names", "tsconfig.json", """{ "compilerOptions": { "baseUrl": "lib" } }""")]
    [TestCase("all.things", "tsconfig.json", """{ "compilerOptions": { "paths": { "all.*": ["lib/names"] } } }""")]
    [TestCase("#n", "package.json", """{ "imports": { "#n": { "node": "./lib/names.js", "default": "./x.js" } } }""")]
    [TestCase("#in/names", "package.json", """{ "imports": { "#in/*": "./lib/*.js" } }""")]
    public void Import_by_an_alias_is_found(string import, string settings, string content) =>
        Read(("app/src/a.ts", Reading(import)), ("app/lib/names.ts", Names), ($"app/{settings}", content))
            .Should()
            .Equal("things");

    [TestCase("@acme/names", """{ "name": "@acme/names", "main": "dist/index.js" }""", "src/index.ts")]
    [TestCase("names", """{ "name": "names", "exports": { ".": { "import": "./all.js" } } }""", "all.ts")]
    [TestCase("names/deep", """{ "name": "names" }""", "src/deep.ts")]
    public void Import_of_a_package_of_the_sources_is_found(string import, string content, string file) =>
        Read(
                ("apps/web/a.ts", Reading(import)),
                ($"packages/names/{file}", Names),
                ("packages/names/package.json", content)
            )
            .Should()
            .Equal("things");

    [Test]
    public void Settings_of_the_nearest_folder_are_meant() =>
        Read(
                ("one/a.ts", Reading("#names")),
                ("one/names.ts", Names),
                ("two/names.ts", "export const NAME = 'others';"),
                ("tsconfig.json", """{ "compilerOptions": { "paths": { "#names": ["./two/names"] } } }"""),
                ("one/tsconfig.json", """{ "compilerOptions": { "paths": { "#names": ["./names"] } } }""")
            )
            .Should()
            .Equal("things");

    [TestCase("{ broken")]
    [TestCase("[]")]
    [TestCase("""{ "compilerOptions": { "baseUrl": 5, "paths": [] }, "imports": "x" }""")]
    public void Settings_that_cannot_be_read_name_nothing(string content) =>
        Read(("a.ts", Reading("#names")), ("b.ts", Names), ("tsconfig.json", content), ("package.json", content))
            .Should()
            .Equal("? the name of the collection comes from `#names`, which is not in the sources");

    [Test]
    public void Settings_above_the_folder_that_is_read_are_found()
    {
        var root = Directory.CreateTempSubdirectory("rulesharness-alias-");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, ".git"));
            var source = Directory.CreateDirectory(Path.Combine(root.FullName, "app", "src")).FullName;
            File.WriteAllText(Path.Combine(source, "a.ts"), Reading("#names"));
            File.WriteAllText(Path.Combine(source, "names.ts"), Names);
            File.WriteAllText(
                Path.Combine(root.FullName, "app", "tsconfig.json"),
                """{ "compilerOptions": { "paths": { "#names": ["./src/names.ts"] } } }"""
            );
            var read = SourceCode.Read([source]);
            read.Found.Select(query => query.Notation).Should().Equal("things");
            read.Files.Should().Be(2);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [TestCase("..")]
    [TestCase("../../src")]
    [TestCase(".")]
    public void Settings_above_a_relative_path_are_found(string path)
    {
        // The folder is that of the tests: it is given as seen from there.
        var root = Directory.CreateTempSubdirectory("rulesharness-alias-");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, ".git"));
            var source = Directory.CreateDirectory(Path.Combine(root.FullName, "app", "src", "web")).FullName;
            File.WriteAllText(Path.Combine(source, "a.ts"), Reading("#names"));
            File.WriteAllText(Path.Combine(source, "names.ts"), Names);
            File.WriteAllText(
                Path.Combine(root.FullName, "app", "tsconfig.json"),
                """{ "compilerOptions": { "paths": { "#names": ["./src/web/names.ts"] } } }"""
            );
            File.CreateSymbolicLink(Path.Combine(root.FullName, "app", "tsconfig.gone.json"), "nowhere");
            var given = Path.GetRelativePath(
                Environment.CurrentDirectory,
                Path.Combine(source, path == "." ? "" : path)
            );
            var read = SourceCode.Read([path == "." ? $"{given}/." : given]);
            read.Found.Select(query => query.Notation).Should().Equal("things");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Read(params (string Path, string Text)[] files)
    {
        var read = SourceCode.Read([.. files.Select(file => new SourceFile(file.Path, file.Text))]);
        return read.Found.Select(query => query.Notation).Concat(read.Unresolved.Select(each => $"? {each.Reason}"));
    }
}
