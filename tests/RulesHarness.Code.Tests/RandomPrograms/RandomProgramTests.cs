using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.RandomPrograms;

/// <summary>
/// Random methods are run with all combinations of their arguments. What is read from their text must be what they
/// send.
/// </summary>
public sealed class RandomProgramTests
{
    private const string Unreached = "no way through these sources leads here";

    [Test]
    public Task Queries_read_from_random_methods_are_those_that_the_methods_send() =>
        CompareAsync(seed: 1, methods: 100);

    [Test]
    [Explicit("takes a minute")]
    public Task Queries_read_from_two_thousand_random_methods_are_those_that_the_methods_send() =>
        CompareAsync(seed: 1_000_000, methods: 2_000);

    private static async Task CompareAsync(int seed, int methods)
    {
        var program = new RandomProgram(seed, methods);
        var read = SourceCode.Read([new SourceFile("Program.cs", program.Text)], new CSharpReader());
        // Tests that contradict each other leave calls that nothing reaches; whether that is so, running shows.
        read.Unresolved.Select(each => each.Reason).Distinct().Should().BeSubsetOf([Unreached]);
        var found = read.Found.ToLookup(query => query.Member, query => SentQuery.Of(query.Shape));
        var differences = new List<string>();
        foreach (var name in program.Names)
        {
            var sent = await program.RunAsync(name);
            var known = found[$"Program.{name}"].ToHashSet();
            differences.AddRange(sent.Except(known).Select(query => $"{name} sends, unread: {query}"));
            differences.AddRange(known.Except(sent).Select(query => $"{name} never sends: {query}"));
        }
        differences.Should().BeEmpty();
    }
}
