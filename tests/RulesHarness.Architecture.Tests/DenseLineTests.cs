namespace RulesHarness.Architecture.Tests;

public sealed class DenseLineTests
{
    [Test]
    public void Line_has_one_thought()
    {
        var code = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

        code.SelectMany(Dense).Should().BeEmpty();
    }

    [TestCase("a.Where(x => x > 1).Select(x => x + 1)")]
    [TestCase("a.Select(x => x.Name).FirstOrDefault()!.Where(x => x > 1)")]
    [TestCase("a?.Where(x => x > 1).Select(x => x + 1)")]
    [TestCase("a.Where(x => b.Any(y => y == x))")]
    [TestCase("a.GetOrAdd(x, _ => new Lazy<int>(() => 1))")]
    [TestCase("new B(a.Where(x => x > 1), x => x + 1)")]
    [TestCase("a.Concat(b.Where(x => x > 1)).Select(x => x + 1)")]
    [TestCase("a.Select(x => (Func<int>)(() => x))")]
    [TestCase("a.Select(delegate(int x) { return x; }).Where(x => x > 1)")]
    public void Two_thoughts_in_a_line_are_found(string expression)
    {
        DenseLines.Of($"class C\n{{\n    object P =>\n        {expression};\n}}").Should().Equal(4);
    }

    [TestCase("a.Where(x => x > 1)")]
    [TestCase("a.ToDictionary(x => x.Key, x => x.Value)")]
    [TestCase("Run([() => 1, () => 2])")]
    [TestCase("a.Sum(x => x.Count) + b.Sum(x => x.Count)")]
    [TestCase("a.Any(x => x > 1) || b.Any(x => x > 1)")]
    [TestCase("isOld ? x => x > 1 : x => x > 2")]
    [TestCase("a\n            .Where(x => x > 1)\n            .Select(x => x + 1)")]
    [TestCase("a.Where(x =>\n            b.Any(y => y == x)\n        )")]
    [TestCase("from x in a where x > 1 select x + 1")]
    [TestCase("a switch { 1 => b.Any(x => x > 1), _ => false }")]
    public void One_thought_in_a_line_is_not_found(string expression)
    {
        DenseLines.Of($"class C\n{{\n    object P =>\n        {expression};\n}}").Should().BeEmpty();
    }

    private static IEnumerable<string> Dense(string file) =>
        DenseLines
            .Of(File.ReadAllText(Path.Combine(Repository.Source, file)))
            .Select(line => $"{file}:{line} has two lambdas: give one of them a name, or write a query");
}
