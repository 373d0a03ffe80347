using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Wire;
using RulesHarness.Engines;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Migration;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migrating;

/// <summary>The sentence that grants an owner a request which the rules deny at a line.</summary>
internal sealed record OwnerDenial(Permission Sentence, Operation Operation, int? Line, MigratedDocument Document);

/// <summary>
/// Compares the rules with the spec for the owners of migrated documents: each reads its document, and saves it again
/// without a change, which rules that check whole documents deny if the import made it wrong.
/// </summary>
internal sealed class OwnerAccess(DataModel model, CompiledRules rules, MigratedDocuments documents, Timestamp now)
{
    private readonly AccessOracle _oracle = new(model, documents.Data, now);

    /// <summary>The number of requests that the spec grants.</summary>
    public int Granted { get; private set; }

    public IEnumerable<OwnerDenial> Denials(IEnumerable<MigratedDocument> sample) =>
        sample.SelectMany(document =>
            new[] { Operation.Get, Operation.Update }
                .Select(operation => Denial(document, operation))
                .OfType<OwnerDenial>()
        );

    private OwnerDenial? Denial(MigratedDocument document, Operation operation)
    {
        var collection = model.Collection(document.Collection)!;
        if (Owner(document, model.Policy(collection.Path)!.Owner!) is not { } owner)
        {
            return null;
        }
        var attempt = new PolicyRequest(owner, operation, collection.Path, document.Path)
        {
            Stored = document.Fields,
            NewFields = operation == Operation.Update ? Saved(document, collection) : null,
        };
        if (!_oracle.IsGranted(attempt))
        {
            return null;
        }
        Granted++;
        var decision = Decide(attempt, collection).Decision;
        return decision is { IsAllowed: false }
            ? new OwnerDenial(_oracle.Granting(attempt)[0], operation, decision.Line, document)
            : null;
    }

    private static Identity? Owner(MigratedDocument document, Ownership ownership)
    {
        var uid = ownership.Field is { } field
            ? document.Fields.At(field) as string
            : document.Path[(document.Path.LastIndexOf('/') + 1)..];
        if (string.IsNullOrEmpty(uid))
        {
            return null;
        }
        var email = document.Fields.GetValueOrDefault("email") as string ?? $"{uid}@example.com";
        return Identity.User(uid) with { Email = email, EmailVerified = true };
    }

    private IReadOnlyDictionary<string, object?> Saved(MigratedDocument document, Collection collection)
    {
        var saved = document.Fields;
        foreach (var field in ServerTimes(collection))
        {
            saved = FieldTree.With(saved, field.Name, now);
        }
        return saved;
    }

    private static IEnumerable<Field> ServerTimes(Collection collection) =>
        collection.StoredFields.Where(field => field.Constraints is { ServerTime: true, Immutable: false });

    private MessageDecision Decide(PolicyRequest attempt, Collection collection)
    {
        AccessRequest request =
            attempt.Operation == Operation.Get
                ? new GetRequest(attempt.Path)
                : new UpdateRequest(attempt.Path, Changes(attempt, collection));
        var token = attempt.Caller.Token is { } claims ? RulesValues.Of(claims) : (RulesValue?)null;
        return MessageDecision.Of(rules.Program!, CaseMessage.Of(request), documents, token, now.ToDateTimeOffset());
    }

    /// <summary>The server's times, or else one field with the value that it has.</summary>
    private static Dictionary<string, object?> Changes(PolicyRequest attempt, Collection collection)
    {
        var changes = ServerTimes(collection)
            .ToDictionary(field => field.Name, _ => (object?)FieldValue.ServerTimestamp);
        if (changes.Count == 0)
        {
            var (name, value) = attempt.Stored!.First();
            changes.Add(new FieldPath(name).ToString(), value);
        }
        return changes;
    }
}
