using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// Collections that the rules know and the spec does not: the closed world ends at the spec, so whatever the rules
/// allow there, no sentence does. Wildcards that take in any collection are tried with one of a made-up name.
/// </summary>
internal sealed class UndeclaredCollections(RulesSource source, DataModel model, Dataset data)
{
    private readonly ProbeCallers _callers = new(model, data);

    private const string MadeUp = "undeclared";

    /// <summary>The collections in the file's order, each once.</summary>
    public IReadOnlyList<UndeclaredCollection> Find()
    {
        var named = source.Outline.Collections.Select(pattern =>
            Of([.. pattern.Segments], pattern.Path, pattern.Segments[^1].Span)
        );
        var below = source
            .Outline.Statements.Where(outlined => outlined.Segments is [.., GlobSegment])
            .Select(outlined => Of([.. outlined.Segments, null], outlined.Path, outlined.Segments[^1].Span));
        // What the spec could not even name is left to the rules' own checks.
        return
        [
            .. named
                .Concat(below)
                .OfType<UndeclaredCollection>()
                .Where(found => !IsDeclared(found))
                .DistinctBy(found => found.Path.Text)
                .OrderBy(found => found.Span.Line),
        ];
    }

    /// <summary>
    /// Requests that the spec grants nobody: each operation by a guest, by a stranger, and by whoever has a role that
    /// the spec speaks of.
    /// </summary>
    public IEnumerable<AccessCase> Probes(UndeclaredCollection collection)
    {
        var fields = FieldTree.Empty.With("name", "probe");
        foreach (var (actor, caller, parents) in _callers.Of(collection))
        {
            yield return Probe(Operation.Get, new GetRequest(collection.StoredPath(parents)));
            yield return Probe(Operation.List, new QueryRequest(new ListQuery(collection.Path, parents, null)));
            yield return Probe(Operation.Create, new CreateRequest(collection.NewPath(parents), fields));
            yield return Probe(
                Operation.Update,
                new UpdateRequest(collection.StoredPath(parents), fields.With("name", "changed"))
            );
            yield return Probe(Operation.Delete, new DeleteRequest(collection.StoredPath(parents)));

            AccessCase Probe(Operation operation, AccessRequest request) =>
                new(
                    $"{collection.Path}/{CaseText.Verb(operation)}/{actor}/undeclared",
                    CaseKind.Permission,
                    $"{actor} cannot {CaseText.Verb(operation)} {collection.Path}",
                    new Place(source.Name, collection.Span.Line, collection.Span.Column),
                    "",
                    collection.Path,
                    operation,
                    actor,
                    caller,
                    request,
                    isAllowed: false
                );
        }
    }

    /// <summary>The documents to store so that they can be read, changed and deleted.</summary>
    public IEnumerable<Document> Stored(UndeclaredCollection collection) =>
        _callers
            .Of(collection)
            .Select(caller => collection.StoredPath(caller.ParentIds))
            .Distinct()
            .Select(path => new Document(path, FieldTree.Empty.With("name", "probe")));

    /// <summary>The findings about one collection, from the verdicts on its probes.</summary>
    public IEnumerable<Diagnostic> Report(UndeclaredCollection collection, IReadOnlyList<Verdict> verdicts)
    {
        var (line, column) = (collection.Span.Line, collection.Span.Column);
        foreach (var undecided in verdicts.Where(verdict => verdict.IsAllowed is null))
        {
            yield return CoverageDiagnostics.UndecidedCollection.At(
                source.Name,
                line,
                column,
                collection.Pattern,
                CaseText.Verb(undecided.Case.Operation),
                undecided.Message
            );
        }
        var allowed = verdicts.Where(verdict => verdict.IsAllowed == true).ToList();
        if (allowed.Count > 0)
        {
            // A user whose uid is in the path is reported only for requests that are not allowed to everybody.
            var toAll = allowed
                .Where(verdict => verdict.Case.Actor == ProbeCallers.SignedIn)
                .Select(verdict => verdict.Case.Operation)
                .ToHashSet();
            var whom = allowed
                .Where(verdict =>
                    verdict.Case.Actor != ProbeCallers.Namesake || !toAll.Contains(verdict.Case.Operation)
                )
                .GroupBy(verdict => verdict.Case.Actor)
                .Select(actor =>
                    $"{actor.Key} to "
                    + $"{string.Join(", ", actor.Select(verdict => CaseText.Verb(verdict.Case.Operation)))}"
                );
            yield return CoverageDiagnostics.OpenCollection.At(
                source.Name,
                line,
                column,
                collection.Pattern,
                string.Join("; ", whom)
            );
        }
        else if (!collection.IsMadeUp && verdicts.All(verdict => verdict.IsAllowed == false))
        {
            yield return CoverageDiagnostics.UndeclaredCollection.At(source.Name, line, column, collection.Pattern);
        }
    }

    /// <summary>
    /// A collection's path with an id for each wildcard; null stands for a collection below the last.
    /// </summary>
    private static UndeclaredCollection? Of(IReadOnlyList<PathSegment?> segments, string pattern, SourceSpan span)
    {
        // A glob stands for nothing, or for one segment where collections and ids would else change places.
        var isOdd = segments.Count(segment => segment is not GlobSegment) % 2 == 1;
        var names = segments.Where(segment => segment is not GlobSegment || !isOdd).ToList();
        var template = string.Join(
            '/',
            names.Select(
                (segment, at) => at % 2 == 1 ? $"{{id{at / 2 + 1}}}" : (segment as LiteralSegment)?.Text ?? MadeUp
            )
        );
        var ids = names
            .Where((_, at) => at % 2 == 1)
            .Select(segment => (segment as LiteralSegment)?.Text ?? UndeclaredCollection.StoredId)
            .ToList();
        var isMadeUp = names.Where((segment, at) => at % 2 == 0 && segment is not LiteralSegment).Any();
        return CollectionPath.TryParse(template) is { } path
            ? new UndeclaredCollection(
                path,
                ids,
                pattern,
                isMadeUp,
                segments.Any(segment => segment is GlobSegment),
                span
            )
            : null;
    }

    private bool IsDeclared(UndeclaredCollection found)
    {
        var ids = found.Path.CollectionIds;
        return model.CollectionOf($"{found.Path.Text}/any") is not null
            || model.Collections.Any(collection =>
                collection.Path.CollectionIds.SequenceEqual(ids) || found.IsGroup && collection.Path.Id == found.Path.Id
            );
    }
}

/// <summary>
/// A collection of which only the rules speak: <c>Pattern</c> is how they write it, <c>Span</c> where.
/// </summary>
internal sealed record UndeclaredCollection(
    CollectionPath Path,
    IReadOnlyList<string> ParentIds,
    string Pattern,
    bool IsMadeUp,
    bool IsGroup,
    SourceSpan Span
)
{
    /// <summary>
    /// The uid of whoever is signed in, too: rules most often let users at what goes by their own id.
    /// </summary>
    public const string StoredId = CallerFactory.Stranger;

    /// <summary>The document that is there.</summary>
    public string StoredPath(IReadOnlyList<string> parentIds) => $"{Path.Under(parentIds)}/{StoredId}";

    /// <summary>The document that is not.</summary>
    public string NewPath(IReadOnlyList<string> parentIds) => $"{Path.Under(parentIds)}/probe";
}
