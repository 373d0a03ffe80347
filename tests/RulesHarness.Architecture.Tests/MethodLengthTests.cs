namespace RulesHarness.Architecture.Tests;

public sealed class MethodLengthTests
{
    private const int MostLines = 50;

    /// <summary>
    /// Files whose longest method is longer, with its lines. They may only get shorter, and then leave the list.
    /// </summary>
    private static readonly Dictionary<string, int> Left = new()
    {
        ["RulesHarness.Code.CSharp/Reading/CodeInterpreter.Calls.cs"] = 51,
        ["RulesHarness.Code.CSharp/Reading/CodeInterpreter.Expressions.cs"] = 54,
        ["RulesHarness.Code/Kotlin/KotlinParser.Expressions.cs"] = 52,
        ["RulesHarness.Code/Scripts/Interpretation/Interpreter.Calls.cs"] = 53,
        ["RulesHarness.Code/Scripts/Interpretation/Interpreter.Expressions.cs"] = 59,
        ["RulesHarness.Code/Scripts/Interpretation/Interpreter.ListMethods.cs"] = 55,
        ["RulesHarness.Code/Scripts/Interpretation/Interpreter.cs"] = 52,
        ["RulesHarness/Cases/BatchFactory.cs"] = 58,
        ["RulesHarness/Cases/DerivedVariations.cs"] = 53,
        ["RulesHarness/Cases/DocumentPlan.cs"] = 58,
        ["RulesHarness/Cases/ListCases.Variations.cs"] = 52,
        ["RulesHarness/Cases/ListCases.cs"] = 56,
        ["RulesHarness/Cases/RequestFactory.cs"] = 58,
        ["RulesHarness/Cases/ScenarioFinder.cs"] = 71,
    };

    private static IEnumerable<TestCaseData> LeftLong => Left.Select(each => new TestCaseData(each.Key, each.Value));

    [Test]
    public void Methods_are_short()
    {
        var code = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

        code.Where(file => !Left.ContainsKey(file))
            .SelectMany(file => TooLong(file, Read(file), MostLines))
            .Should()
            .BeEmpty();
    }

    [TestCaseSource(nameof(LeftLong))]
    public void Method_that_is_too_long_gets_no_longer(string file, int lines)
    {
        TooLong(file, Read(file), lines).Should().BeEmpty();
        TooLong(file, Read(file), MostLines).Should().NotBeEmpty("a file of short methods leaves the list");
    }

    [TestCase("void M() { }", 1)]
    [TestCase("void M()\n{\n    N();\n}", 3)]
    [TestCase("void M(\n    int a\n) =>\n    N(\n        a\n    );", 4)]
    [TestCase("int P =>\n    1;", 2)]
    [TestCase("int P\n{\n    get\n    {\n        return 1;\n    }\n}", 3)]
    [TestCase("int this[int at] =>\n    at;", 2)]
    [TestCase("C()\n{\n}", 2)]
    [TestCase("void M()\n{\n    void N()\n    {\n    }\n}", 5)]
    [TestCase("void M() =>\n    N(() =>\n    {\n    });", 4)]
    public void Lines_of_a_method_are_those_of_its_body(string member, int expected)
    {
        MethodLengths.Of($"class C\n{{\n{member}\n}}").Should().ContainSingle().Which.Lines.Should().Be(expected);
    }

    [TestCase("int[] P { get; } =\n[\n    1,\n];")]
    [TestCase("int[] _p =\n[\n    1,\n];")]
    [TestCase("abstract void M();")]
    public void Table_has_no_lines_of_a_method(string member)
    {
        MethodLengths.Of($"class C\n{{\n{member}\n}}").Should().BeEmpty();
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Source, file));

    private static IEnumerable<string> TooLong(string file, string text, int most) =>
        MethodLengths
            .Of(text)
            .Where(method => method.Lines > most)
            .Select(method => $"{file}: {method.Name} has {method.Lines} lines, {most} are the most");
}
