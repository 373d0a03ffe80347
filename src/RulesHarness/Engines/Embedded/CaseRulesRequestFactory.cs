using System.Collections.Concurrent;
using RulesHarness.Cases;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>A case's request as rules see it, and what they look up.</summary>
internal sealed record MadeRequest(RulesRequest Request, IDocumentLookup Documents);

/// <summary>Converts the requests of cases to the requests that rules decide.</summary>
internal sealed class CaseRulesRequestFactory(EmbeddedStore store, TimeProvider clock)
{
    private readonly ReadLookup _reading = new(store);
    private readonly ConcurrentDictionary<Identity, RulesValue?> _tokens = new(ReferenceEqualityComparer.Instance);

    /// <summary>The request of a case, made now.</summary>
    public MadeRequest Of(AccessCase accessCase)
    {
        // The emulator's time is one of whole milliseconds.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var time = Timestamp.FromDateTimeOffset(now);
        var token = _tokens.GetOrAdd(
            accessCase.Caller,
            caller => caller.Token is { } claims ? RulesValues.Of(claims) : null
        );
        return accessCase.Request switch
        {
            GetRequest get => Read(RulesMethod.Get, get.Path),
            QueryRequest query => List(query.Query),
            AggregateRequest aggregate => List(aggregate.Query),
            CreateRequest create => Write(
                RulesMethod.Create,
                create.Path,
                AppliedWrite.Create(create.Fields, time),
                AppliedWrite.HasTransforms(create.Fields)
            ),
            UpdateRequest update => Write(
                RulesMethod.Update,
                update.Path,
                AppliedWrite.Update(store.Find(update.Path)?.Fields ?? FieldTree.Empty, update.Changes, time),
                isPartial: true
            ),
            DeleteRequest delete => Write(RulesMethod.Delete, delete.Path, null, isPartial: false),
            var other => throw new ArgumentOutOfRangeException(nameof(accessCase), other, "not a request"),
        };

        MadeRequest Read(RulesMethod method, string path) =>
            new(
                new RulesRequest
                {
                    Method = method,
                    Path = path,
                    Token = token,
                    Stored = store.Value(path),
                    Time = now,
                },
                _reading
            );

        MadeRequest List(ListQuery query) =>
            new(
                new RulesRequest
                {
                    Method = RulesMethod.List,
                    Path = query.Collection.IsGroup ? query.Collection.Id : query.Path,
                    Token = token,
                    Query = CaseRulesQueryMapper.Of(query),
                    Time = now,
                },
                _reading
            );

        MadeRequest Write(
            RulesMethod method,
            string path,
            IReadOnlyDictionary<string, object?>? written,
            bool isPartial
        )
        {
            var value = written is null ? (RulesValue?)null : RulesValues.Of(written);
            var request = new RulesRequest
            {
                Method = method,
                Path = path,
                Token = token,
                Stored = store.Value(path),
                NewData = value,
                IsPartial = isPartial,
                Time = now,
            };
            return new(request, new WriteLookup(store, path, value));
        }
    }
}
