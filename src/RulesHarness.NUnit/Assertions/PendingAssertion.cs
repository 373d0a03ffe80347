using FluentAssertions.Execution;
using NUnit.Framework;
using RulesHarness.Testing;

namespace RulesHarness.NUnit.Assertions;

/// <summary>An assertion about an operation that is awaited later, and the text of its failure.</summary>
internal sealed class PendingAssertion(Task operation, string verdict, string because, object[] becauseArgs)
{
    private readonly string? _place = OperationOutcome.PlaceOf(operation);
    private readonly List<Func<OperationOutcome, string?>> _more = [];

    /// <summary>Adds something that must hold besides; it says what doesn't.</summary>
    public void Add(Func<OperationOutcome, string?> check) => _more.Add(check);

    /// <exception cref="Testing.RulesTestException">The engine gave no verdict.</exception>
    public async Task ProveAsync(Func<OperationOutcome, bool> holds)
    {
        var outcome = await OperationOutcome.OfAsync(operation);
        if (!holds(outcome))
        {
            Fail(
                $"Expected the request to be {verdict}{{reason}}, but "
                    + $"{Escaped(outcome.Describe())}.\n{Escaped(outcome.Explain())}"
            );
            return;
        }
        outcome.Record(_place);

        var wrong = _more.Select(check => check(outcome)).OfType<string>().ToList();
        if (wrong.Count > 0)
        {
            Fail(
                $"Expected the request to be {verdict}{{reason}} "
                    + $"{Escaped(string.Join(", and ", wrong))}.\n{Escaped(outcome.Explain())}"
            );
        }
    }

    private void Fail(string message)
    {
        try
        {
            Execute.Assertion.BecauseOf(because, becauseArgs).FailWith(message);
        }
        catch (AssertionException failed)
        {
            throw new RulesAssertionException(failed.Message);
        }
    }

    private static string Escaped(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
