using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation;

/// <summary>Rules that are ready to decide requests, from any number of threads.</summary>
public sealed class RulesProgram
{
    /// <summary>Compiles a file that the compiler accepts.</summary>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static RulesProgram Compile(ParsedRules rules) => throw new NotImplementedException();

    /// <summary>Decides a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="documents">What conditions look up.</param>
    /// <param name="observe">Is told of every expression that is evaluated, with its value, each after those inside it; null to go fast.</param>
    public Decision Decide(RulesRequest request, IDocumentLookup documents, Action<Expression, RulesValue>? observe = null) =>
        throw new NotImplementedException();
}
