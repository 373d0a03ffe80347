using BenchmarkDotNet.Attributes;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Bench.Language;

/// <summary>
/// The sample's rules, some 580 lines: from text to a tree, and from there to a program that decides.
/// </summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private readonly string _text;
    private readonly ParsedRules _parsed;

    /// <summary>Reads the file from this program.</summary>
    public ReadingBenchmark()
    {
        using var reader = new StreamReader(
            typeof(ReadingBenchmark).Assembly.GetManifestResourceStream("firestore.rules")!
        );
        _text = reader.ReadToEnd();
        _parsed = RulesParser.Parse(_text);
    }

    /// <summary>From text to a tree.</summary>
    [Benchmark]
    public ParsedRules Parse() => RulesParser.Parse(_text);

    /// <summary>From the tree to a program. Conditions are compiled when they are first tried.</summary>
    [Benchmark]
    public RulesProgram Compile() => RulesProgram.Compile(_parsed);
}
