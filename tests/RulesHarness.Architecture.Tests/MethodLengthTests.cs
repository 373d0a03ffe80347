namespace RulesHarness.Architecture.Tests;

public sealed class MethodLengthTests
{
    private const int MostLines = 50;

    [Test]
    public void Methods_are_short()
    {
        var code = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

        code.SelectMany(TooLong).Should().BeEmpty();
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

    private static IEnumerable<string> TooLong(string file) =>
        MethodLengths
            .Of(File.ReadAllText(Path.Combine(Repository.Source, file)))
            .Where(method => method.Lines > MostLines)
            .Select(method => $"{file}: {method.Name} has {method.Lines} lines, {MostLines} are the most");
}
