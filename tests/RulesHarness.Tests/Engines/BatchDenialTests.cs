using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Tests.Engines;

/// <summary>
/// The emulator's report on a denied batch: a write that was not decided may have reached a limit before any document
/// was read.
/// </summary>
public sealed class BatchDenialTests
{
    private const string Unread = "evaluation error at L5:20 for 'update' @ L5, ";
    private const string Limit =
        "Unable to evaluate the expression as the maximum of 1000 expressions to evaluate has been reached. for 'update'"
        + " @ L9, ";

    [TestCase(Unread + Limit + "false for 'create' @ L20", Cause.False)]
    [TestCase(Unread + Limit + "Property n is undefined on object. for 'create' @ L20", Cause.Error)]
    [TestCase("false for 'update' @ L5, " + Limit + "false for 'create' @ L20", Cause.Limit)]
    [TestCase(Unread + Limit, Cause.Limit)]
    [TestCase(Limit + "false for 'create' @ L20", Cause.Limit)]
    public void Limit_of_a_write_that_was_not_decided_is_no_cause(string message, Cause cause)
    {
        var (whole, tried) = DenialMessage.Read(message, _ => null);

        BatchDenial.Of(new EngineResponse(false, message) { Cause = whole, Tried = tried }).Cause.Should().Be(cause);
    }
}
