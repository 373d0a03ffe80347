using BenchmarkDotNet.Attributes;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Bench.Language;

/// <summary>The sample's rules, some 580 lines: from text to a tree, and from there to a program that decides.</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private readonly string text;
    private readonly ParsedRules parsed;

    /// <summary>Reads the file from this program.</summary>
    public ReadingBenchmark()
    {
        using var reader = new StreamReader(typeof(ReadingBenchmark).Assembly.GetManifestResourceStream("firestore.rules")!);
        text = reader.ReadToEnd();
        parsed = RulesParser.Parse(text);
    }

    /// <summary>From text to a tree.</summary>
    [Benchmark]
    public ParsedRules Parse() => RulesParser.Parse(text);

    /// <summary>From the tree to a program. Conditions are compiled when they are first tried.</summary>
    [Benchmark]
    public RulesProgram Compile() => RulesProgram.Compile(parsed);
}
