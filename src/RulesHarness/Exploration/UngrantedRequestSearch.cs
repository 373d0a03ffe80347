using System.Collections.Immutable;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Wire;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using Scenario = RulesHarness.Language.Exploration.Scenario;

namespace RulesHarness.Exploration;

/// <summary>
/// Searches the rules for requests that they allow and that no sentence of the spec grants: each way in which an allow
/// statement can be true is tried on documents that the schemas allow, and the spec is asked about it.
/// </summary>
internal sealed class UngrantedRequestSearch(
    CompiledRules rules,
    string rulesFile,
    DataModel model,
    Dataset data,
    DateTimeOffset now
)
{
    /// <summary>A field that has to be the time of the request is compared with the time that rules see.</summary>
    private readonly DateTimeOffset _now = ServerTime.Of(now);
    private readonly ScenarioCompletion _completion = new(rules, model, data);
    private readonly WrittenVariations _variations = new(rules, model, data);
    private readonly StoredVariations _stored = new(rules, model, ServerTime.Of(now));
    private readonly ModelRequests _requests = new(model, data, ServerTime.Of(now));

    /// <summary>The statements about collection groups: collections of a name below any path.</summary>
    private readonly HashSet<AllowStatement> _ofGroups = Statements(rules, path => path is [GlobSegment, _, ..]);

    /// <summary>The statements about collection groups and those about all documents: they name no place.</summary>
    private readonly HashSet<AllowStatement> _ofAnyPlace = Statements(rules, path => path is [GlobSegment, ..]);

    /// <summary>The requests, one a statement and method: a failed case each, decided by the embedded engine.</summary>
    /// <param name="isWanted">The statements to search; null for all.</param>
    /// <param name="searched">Is called with each statement and method, and the request that was found.</param>
    /// <param name="memory">Has what earlier searches found in statements of the same text; null to use none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<Verdict>> FindAsync(
        Func<AllowStatement, bool>? isWanted = null,
        Action<ExploredStatement, Verdict?>? searched = null,
        ExplorationMemory? memory = null,
        CancellationToken cancellationToken = default
    )
    {
        var found = new List<Verdict>();
        if (rules.Program is not { } program)
        {
            return found;
        }

        var explorer = new RulesExplorer(rules.Parsed, program, _now);
        if (memory is not null)
        {
            explorer.Remember(memory, StatementDigests.Of(rules).OwnOf);
        }
        var known = new HashSet<(AllowStatement, RulesMethod)>();
        await FindAsync(explorer.Explore(_requests.Starts, isWanted), isOnce: false);
        // A statement about many collections opens all of them by one mistake.
        await FindAsync(explorer.Explore(_requests.Starts, isWanted, _requests.Others), isOnce: true);
        return found;

        async Task FindAsync(IEnumerable<ExploredStatement> explored, bool isOnce)
        {
            foreach (var statement in explored)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var first = await FirstAsync(statement);
                searched?.Invoke(statement, first);
                if (first is not null && (known.Add((statement.Statement, statement.Method)) || !isOnce))
                {
                    found.Add(first);
                }
            }
        }
    }

    private async Task<Verdict?> FirstAsync(ExploredStatement statement)
    {
        foreach (var way in statement.Ways)
        {
            // The conditions of a remembered way have the places that they had in an earlier version of the file.
            var place =
                way.Conditions.IsEmpty || statement.IsRemembered ? statement.Statement.Span : way.Conditions[^1];
            var complete = _completion.Of(way.Scenario);
            foreach (var scenario in _variations.Of(complete).Prepend(complete).Concat(_stored.Of(complete)))
            {
                if (await FailedAsync(scenario, place, statement.Statement) is { } verdict)
                {
                    return verdict;
                }
            }
        }

        return null;
    }

    private static HashSet<AllowStatement> Statements(
        CompiledRules rules,
        Func<ImmutableArray<PathSegment>, bool> isAt
    ) =>
        new(
            from outlined in rules.Outline.Statements
            where isAt(outlined.Segments)
            select outlined.Statement,
            ReferenceEqualityComparer.Instance
        );

    private async Task<Verdict?> FailedAsync(Scenario scenario, SourceSpan place, AllowStatement statement)
    {
        var time = scenario.Request.Time;
        Func<string, bool>? isMeantFor = _ofGroups.Contains(statement)
            ? document => !IsAllowedByOthers(scenario, document)
            : null;
        if (_requests.Of(scenario, isMeantFor) is not { } request || !IsPossible(request) || IsGranted(request, time))
        {
            return null;
        }

        var session = new EmbeddedSession(rules, request.Data, new FixedClock(time));
        var verdict = await session.RunAsync(CaseOf(request, time, place));
        return verdict.Status == CaseStatus.Failed ? verdict : null;
    }

    /// <summary>
    /// Whether the request is allowed for another document by a statement that names the document's collection: then
    /// the one about the group is not needed for it, and only opens other places. A list of a group is of all places.
    /// </summary>
    private bool IsAllowedByOthers(Scenario scenario, string document)
    {
        if (scenario.Request.Method == RulesMethod.List)
        {
            return false;
        }
        var there = scenario.Request with { Path = document };
        var conditions = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        // What is observed is evaluated to its end, also behind the statement that allows it.
        rules.Program!.Decide(there, scenario.Lookup, Observe);
        return rules
            .Outline.Match(document, there.Method)
            .SelectMany(block => block.Allows)
            .Where(other => !_ofAnyPlace.Contains(other))
            .Any(other => other.IsUnconditional || conditions.Contains(other.Condition!.Bare()));

        void Observe(Expression expression, RulesValue value)
        {
            if (value.IsTrue)
            {
                conditions.Add(expression);
            }
        }
    }

    private bool IsGranted(ScenarioRequest request, DateTimeOffset time) =>
        new AccessOracle(model, request.Data, Timestamp.FromDateTimeOffset(time)).IsGrantedByItself(request.Attempt);

    private bool IsPossible(ScenarioRequest request) =>
        request.Data.Documents.Concat(WrittenBy(request)).All(document => SchemaObedience.Obeys(model, document))
        && (request.Attempt.Query is not { } query || SchemaObedience.CanMatch(model, query))
        && (request.Attempt.Stored is not { } stored || IsAtBuiltId(new Document(request.Attempt.Path, stored)));

    private bool IsAtBuiltId(Document stored) =>
        SchemaObedience.BuiltPath(model, stored) is not { } path || path == stored.Path;

    private static IEnumerable<Document> WrittenBy(ScenarioRequest request) =>
        request
            .Attempt.Batch.Select(write => (write.Path, write.NewFields))
            .Prepend((request.Attempt.Path, request.Attempt.NewFields))
            .Where(write => write.NewFields is not null)
            .Select(write => new Document(write.Path, write.NewFields!));

    private AccessCase CaseOf(ScenarioRequest request, DateTimeOffset time, SourceSpan place)
    {
        var attempt = request.Attempt;
        var actor = attempt.Caller.Uid is null ? "Guests" : "Signed-in user";
        var verb = attempt.Operation.ToString().ToLowerInvariant();
        return new AccessCase(
            $"{attempt.Collection.Text}/{verb}/rules/line-{place.Line}",
            CaseKind.Rules,
            $"no sentence lets {(attempt.Caller.Uid is null ? "guests" : "this user")} {verb} "
                + $"{attempt.Collection.Text}",
            new Place(rulesFile, place.Line, place.Column),
            rules.Parsed.Source.OneLine(place),
            attempt.Collection,
            attempt.Operation,
            actor,
            attempt.Caller,
            request.Request,
            isAllowed: false
        )
        {
            Data = request.Data,
            Together = request.Together,
            Time = time == _now ? null : time,
        };
    }
}
