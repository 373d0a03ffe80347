using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Tests.Engines;

/// <summary>
/// The emulator's report on a denied batch: a write that was not decided may have reached a limit before any document
/// was read.
/// </summary>
public sealed class BatchDenialTests
{
    private const string Unread = "evaluation error at L5:20 for 'update' @ L5, ";
    private const string Absent = "Property company is undefined on object. for 'update' @ L5, ";
    private const string Limit =
        "Unable to evaluate the expression as the maximum of 1000 expressions to evaluate has been reached. for 'update'"
        + " @ L9, ";

    private static readonly IReadOnlySet<(int, RulesMethod)>[] Writes =
    [
        new HashSet<(int, RulesMethod)> { (5, RulesMethod.Update), (9, RulesMethod.Update) },
        new HashSet<(int, RulesMethod)> { (20, RulesMethod.Create) },
        new HashSet<(int, RulesMethod)> { (30, RulesMethod.Update) },
    ];

    [TestCase(Unread + Limit + "false for 'create' @ L20", Cause.False)]
    [TestCase(Unread + Limit + "Property n is undefined on object. for 'create' @ L20", Cause.Error)]
    [TestCase(Absent + Limit + "false for 'create' @ L20, false for 'create' @ L20", Cause.False)]
    [TestCase(Absent + Limit + "false for 'update' @ L30, false for 'update' @ L30", Cause.False)]
    [TestCase(Absent + Limit + "false for 'update' @ L30", Cause.False)]
    [TestCase(Unread + Limit + Absent + "false for 'update' @ L9", Cause.False)]
    [TestCase(Absent + Limit + "false for 'create' @ L20, " + Absent + Limit, Cause.Limit)]
    [TestCase("false for 'update' @ L30, false for 'update' @ L5, " + Limit, Cause.Limit)]
    [TestCase(Unread + Limit, Cause.Limit)]
    public void Last_write_that_was_tried_is_the_cause(string message, Cause cause)
    {
        var (whole, tried) = DenialMessage.Read(message, _ => null);
        var denied = new EngineResponse(false, message)
        {
            Cause = whole,
            Tried = tried,
            Clauses = DenialMessage.Clauses(message, _ => null),
        };

        BatchDenial.Of(denied, Writes).Cause.Should().Be(cause);
    }
}
