using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Decisions of rules that a test writes down.</summary>
internal static class Programs
{
    public static readonly RulesValue Alice = Map(("sub", RulesValue.From("alice")));

    public static RulesProgram Compile(string body, int version = 2) =>
        RulesProgram.Compile(RulesParser.Parse(Samples.InService(body, version)));

    public static RulesRequest Request(RulesMethod method, string path) =>
        new()
        {
            Method = method,
            Path = path,
            Token = Alice,
            NewData = method is RulesMethod.Create or RulesMethod.Update ? Map(("n", RulesValue.From(1L))) : null,
            Time = DateTimeOffset.UnixEpoch,
        };

    /// <summary>The first lines of the body are 3 and on: two come before.</summary>
    public static Decision Decide(
        string body,
        RulesRequest request,
        IDocumentLookup? documents = null,
        int version = 2
    ) => Compile(body, version).Decide(request, documents ?? new StoredDocuments());

    /// <summary>The result of a get of `a/x`: `true`, `false` or the error.</summary>
    public static string Outcome(string condition, string functions = "", IDocumentLookup? documents = null) =>
        Text(
            Decide(
                $"{functions} match /a/{{id}} {{ allow get: if {condition}; }}",
                Request(RulesMethod.Get, "a/x"),
                documents
            )
        );

    /// <summary>The outcome of the only statement.</summary>
    public static string Text(Decision decision) => Text(decision.Tried.Should().ContainSingle().Subject);

    public static string Text(TriedStatement tried) =>
        tried.Outcome switch
        {
            Cause.True => "true",
            Cause.False => "false",
            _ => tried.Error ?? "no reason",
        };

    /// <summary>The lines that were tried, in order.</summary>
    public static string Lines(Decision decision) =>
        string.Join(' ', decision.Tried.Select(tried => tried.Statement.VerdictLine));

    public static RulesValue Map(params (string Key, RulesValue Value)[] entries) =>
        RulesValue.FromMap(entries.ToDictionary(entry => entry.Key, entry => entry.Value));

    public static RulesValue List(params RulesValue[] items) => RulesValue.FromList(items);
}
