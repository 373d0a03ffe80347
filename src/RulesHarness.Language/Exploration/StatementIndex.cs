using RulesHarness.Language.Analysis;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Finds the statements that may be about a document, by the ids of the collections in its path: in a file of many
/// blocks nearly all are about something else.
/// </summary>
internal sealed class StatementIndex
{
    private readonly ILookup<RulesMethod, Numbered> _all;
    private readonly ILookup<(RulesMethod Method, string? Collections), Numbered> _byCollections;

    /// <param name="statements">The statements, in the order of the file.</param>
    public StatementIndex(IEnumerable<RuleStatement> statements)
    {
        var numbered = statements.Select((statement, at) => new Numbered(at, statement));
        var each = (
            from one in numbered
            from method in one.Statement.Methods.Distinct()
            select (Method: method, One: one)
        ).ToList();
        _all = each.ToLookup(one => one.Method, one => one.One);
        _byCollections = each.ToLookup(one => (one.Method, one.One.Statement.Collections), one => one.One);
    }

    /// <summary>
    /// The statements that may be about documents that another one is about, in the order of the file.
    /// </summary>
    public IEnumerable<RuleStatement> Near(RulesMethod method, RuleStatement other) =>
        Of(method, other.Collections).Select(one => one.Statement);

    /// <summary>
    /// The statements that may be about a path below the root, of a document or of a collection, in the order of the
    /// file.
    /// </summary>
    public IEnumerable<RuleStatement> Near(RulesMethod method, string path)
    {
        var collections = string.Join('/', path.Split('/').Where((_, at) => at % 2 == 0));
        return Of(method, collections).Select(one => one.Statement);
    }

    private IEnumerable<Numbered> Of(RulesMethod method, string? collections) =>
        collections is null
            ? _all[method]
            : _byCollections[(method, collections)].Concat(_byCollections[(method, null)]).OrderBy(one => one.Number);

    private sealed record Numbered(int Number, RuleStatement Statement);
}
