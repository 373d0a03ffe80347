using RulesHarness.Cases;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Specification.Model;

namespace RulesHarness.Engines;

/// <summary>The path and the method of a request, as an outline matches them.</summary>
/// <param name="Path">The path below the root; the documents of a query are a wildcard.</param>
/// <param name="Method">What the request does.</param>
/// <param name="Database">The id of the database.</param>
internal readonly record struct RequestTarget(string Path, RulesMethod Method, string Database = DatabaseName.DefaultId)
{
    /// <summary>The path and the method of a case's request.</summary>
    public static RequestTarget Of(AccessCase accessCase) =>
        new(
            accessCase.Operation == Operation.List ? $"{accessCase.Path}/*" : accessCase.Path,
            MethodOf(accessCase.Operation)
        );

    /// <summary>The targets of the writes of a batch, in their order.</summary>
    public static IEnumerable<RequestTarget> OfWrites(AccessCase accessCase) =>
        accessCase
            .Together.Prepend(accessCase.Request)
            .Select(write => new RequestTarget(AccessCase.DocumentOf(write), MethodOf(write)));

    private static RulesMethod MethodOf(AccessRequest write) =>
        write switch
        {
            CreateRequest => RulesMethod.Create,
            UpdateRequest => RulesMethod.Update,
            _ => RulesMethod.Delete,
        };

    /// <summary>The method by which rules know an operation of the spec.</summary>
    public static RulesMethod MethodOf(Operation operation) =>
        operation switch
        {
            Operation.Get => RulesMethod.Get,
            Operation.List => RulesMethod.List,
            Operation.Create => RulesMethod.Create,
            Operation.Update => RulesMethod.Update,
            _ => RulesMethod.Delete,
        };
}
