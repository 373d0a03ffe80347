using System.Text;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Source files that are damaged at random: whatever the text, it is read to its end.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DamagedSourceTests
{
    private static readonly string[] Pieces =
    [
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "'",
        "\"",
        "`",
        "${",
        "\\(",
        "=>",
        "->",
        "..",
        "?.",
        "//",
        "/*",
        "*/",
        "=",
        ":",
        ";",
        "class A extends A {",
        "if (",
        "switch (",
        "when {",
        "case",
        "return",
        "in",
        "\n",
        "\0",
        "#if",
        "@",
        "<div>",
        "</",
        "import",
        "super(",
    ];

    private static string[] Languages => ["TypeScript", "JavaScript", "Dart", "Kotlin", "Swift"];

    [TestCaseSource(nameof(Languages))]
    public void Damaged_file_is_read_without_an_exception(string language) => ReadDamaged(language, rounds: 100);

    [TestCase("func load() { if let")]
    [TestCase("struct Feed { func load() { if let = }")]
    [TestCase("struct Feed { func load() { guard let")]
    public void File_that_ends_where_a_name_is_expected_is_read(string code) =>
        FluentActions.Invoking(() => SourceCode.Read([new SourceFile("Feed.swift", code)])).Should().NotThrow();

    [Explicit("Takes half a minute")]
    [TestCaseSource(nameof(Languages))]
    public void Many_damaged_files_are_read_without_an_exception(string language) =>
        ReadDamaged(language, rounds: 1000);

    private static void ReadDamaged(string language, int rounds)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", language);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var random = new Random(20_261);
        for (var round = 0; round < rounds; round++)
        {
            var path = files[random.Next(files.Count)];
            var damaged = Damage(File.ReadAllText(path), random);
            var read = () => SourceCode.Read([new SourceFile(path, damaged)]);
            read.Should().NotThrow($"round {round} of {Path.GetFileName(path)} is read");
        }
    }

    [TestCase("a.ts", "(")]
    [TestCase("a.ts", "a.b(")]
    [TestCase("a.tsx", "<a>{")]
    [TestCase("a.js", "`${")]
    [TestCase("a.dart", "'${")]
    [TestCase("a.kt", "{")]
    [TestCase("a.kt", "if (x) a else ")]
    [TestCase("a.swift", "[")]
    [TestCase("a.swift", "\"\\(")]
    public void Deeply_nested_file_is_read_without_an_exception(string path, string opening)
    {
        var text = new StringBuilder().Insert(0, opening, 20_000).ToString();
        var read = () => SourceCode.Read([new SourceFile(path, text)]);
        read.Should().NotThrow();
    }

    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var change = random.Next(1, 6); change > 0 && damaged.Length > 10; change--)
        {
            var at = random.Next(damaged.Length);
            var length = Math.Min(random.Next(1, 40), damaged.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    damaged.Remove(at, length);
                    break;
                case 1:
                    damaged.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    damaged.Insert(random.Next(damaged.Length), damaged.ToString(at, length));
                    break;
                default:
                    damaged.Length = at;
                    break;
            }
        }
        return damaged.ToString();
    }
}
