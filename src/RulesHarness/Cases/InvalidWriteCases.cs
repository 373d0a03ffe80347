using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A line of the spec that says how a document has to be.</summary>
internal sealed record DocumentRequirement(Place Place, string Text)
{
    public static DocumentRequirement Of(Field field) =>
        new(field.Place, $"{field.Name}: {field.Type}{(field.Required ? ", required" : "")}");
}

/// <summary>Adds cases of writes that a sentence grants, with one thing made wrong.</summary>
internal sealed class InvalidWriteCases(CaseDraft draft)
{
    private readonly BatchFactory _batches = new(draft);
    private readonly LookUpPlacer _lookUps = new(draft);
    private readonly WrongReferences _references = new(draft);
    private readonly FlawSteps _steps = new(draft);

    public void AddCreate(
        Collection collection,
        GrantedWrite granted,
        DocumentRequirement rule,
        SchemaViolation flaw,
        Field? field = null
    )
    {
        var document = granted.Scenario.Document;
        flaw = Telling(flaw.In(document.Fields), granted, document.Fields);
        var sent = granted.Created;
        var fields = flaw.Kind == ViolationKind.Missing ? sent.Without(flaw.Path) : sent.With(flaw.Path, flaw.Value);
        fields = Following(collection, granted, flaw)
            .Aggregate(fields, (current, field) => current.With(field.Key, field.Value));
        // With another value in it, the fields build another id; where they build none, there is no such document.
        var id =
            field is null || !collection.Key.Fields.Contains(field.Name)
                ? ComputedId(granted, fields) ?? document.Id
                : FixtureFactory.IdOf(collection, document.ParentIds, fields)!;
        if (
            id.Length > 0
            && !id.Contains('/', StringComparison.Ordinal)
            && (id == document.Id || fields.At(flaw.Path) is not null)
        )
        {
            Add(
                collection,
                _references.In(collection, granted, flaw),
                rule,
                Operation.Create,
                flaw.Description,
                new CreateRequest($"{document.CollectionPath}/{id}", fields),
                isAllowed: false
            );
        }
    }

    /// <summary>
    /// The id that the sentence computes of the fields: at another one they would be denied by themselves.
    /// </summary>
    private string? ComputedId(GrantedWrite granted, IReadOnlyDictionary<string, object?> fields)
    {
        var attempt = granted.Scenario.Attempt;
        var scope = new EvaluationScope(attempt.Caller, draft.Context.Now)
        {
            Fields = fields,
            NewFields = fields,
            PathIds = PathIds.Of(draft.Context.Model, attempt),
        };
        return OwnId.Computed(granted.OfFields, scope);
    }

    public void AddUpdate(Collection collection, GrantedWrite granted, DocumentRequirement rule, SchemaViolation flaw)
    {
        var next = granted.Scenario.Attempt.NewFields!;
        flaw = Telling(flaw.In(next), granted, next);
        (granted, flaw) = _steps.Of(collection, granted, flaw) ?? (granted, flaw);
        // A map that is made wrong as a whole is not changed in part as well.
        var changed = granted
            .Changed.Where(change =>
                !FieldTree.IsWithin(change.Key, flaw.Path) && !FieldTree.IsWithin(flaw.Path, change.Key)
            )
            .ToDictionary();
        changed[flaw.Path] = flaw.Kind == ViolationKind.Missing ? FieldValue.Delete : flaw.Value;
        foreach (var (path, value) in Following(collection, granted, flaw))
        {
            changed[path] = value;
        }
        Add(
            collection,
            _references.In(collection, granted, flaw),
            rule,
            Operation.Update,
            flaw.Description,
            new UpdateRequest(granted.Scenario.Document.Path, changed),
            isAllowed: false
        );
    }

    /// <summary>
    /// The other fields that a sentence binds to the one that is made wrong, as they follow from it: a total that did
    /// not would be denied by itself. Empty where the write is granted as it is, or can't be.
    /// </summary>
    private IReadOnlyDictionary<string, object?> Following(
        Collection collection,
        GrantedWrite granted,
        SchemaViolation flaw
    )
    {
        var attempt = granted.Scenario.Attempt;
        var asked = granted.OfRequest;
        if (flaw.Kind == ViolationKind.Missing || asked.Count == 0)
        {
            return FieldTree.Empty;
        }
        var wrong = attempt.NewFields!.With(flaw.Path, flaw.Value);
        if (IsGranted(wrong))
        {
            return FieldTree.Empty;
        }
        var before = draft.Oracle.Scope(attempt);
        var solved = draft.Context.Solver.Satisfy(
            collection,
            wrong,
            [.. asked.Where(IsOfValues).Select(comparison => LookUpPlacer.WithValues(comparison, before))],
            attempt.Caller,
            PathIds.Of(draft.Context.Model, attempt),
            attempt.Stored
        );
        return solved is not null && Comparisons.Same(solved.At(flaw.Path), flaw.Value) && IsGranted(solved)
            ? FieldTree.ChangedFields(wrong, solved).ToDictionary(path => path, path => solved.At(path))
            : FieldTree.Empty;

        bool IsGranted(IReadOnlyDictionary<string, object?> fields) =>
            granted.IsGranted(draft.Oracle, attempt with { NewFields = fields }, asked);

        static bool IsOfValues(Comparison comparison) =>
            !ConditionTransform.Operands(comparison).Any(operand => operand is ExistsOperand or StoredOperand);
    }

    /// <summary>
    /// The flaw as the only reason for a denial, where it can be that: a list that is too long lacks what the sentence
    /// asks for unless it has the right list's items.
    /// </summary>
    private SchemaViolation Telling(
        SchemaViolation flaw,
        GrantedWrite granted,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        var hasParts = flaw.Value is string or IReadOnlyList<object?> or IReadOnlyDictionary<string, object?>;
        if (!hasParts || IsGranted(flaw))
        {
            return flaw;
        }
        return flaw.Keeping(fields).FirstOrDefault(IsGranted) ?? flaw;

        bool IsGranted(SchemaViolation tried) =>
            draft.Oracle.IsGranted(granted.Scenario.Attempt with { NewFields = fields.With(tried.Path, tried.Value) });
    }

    /// <summary>A request made from a granted write.</summary>
    public void Add(
        Collection collection,
        GrantedWrite granted,
        DocumentRequirement rule,
        Operation operation,
        string variant,
        AccessRequest request,
        bool isAllowed
    )
    {
        var persona = granted.Persona.Name;
        var scenario = Rebatched(granted, request) ?? (isAllowed ? null : Suited(granted, request)) ?? granted.Scenario;
        var title =
            $"{persona} {(isAllowed ? "can" : "cannot")} {CaseList.Verb(operation)} {collection.Path} ({variant})";
        draft.Add(
            new AccessCase(
                "",
                CaseKind.Schema,
                title,
                rule.Place,
                rule.Text,
                collection.Path,
                operation,
                persona,
                scenario.Caller,
                request,
                isAllowed
            )
            {
                Instead = scenario.Attempt.Instead,
                Together = scenario.Together,
            },
            variant
        );
    }

    /// <summary>
    /// The scenario in which the other writes of the batch suit what is made wrong, so that nothing else is; null where
    /// none do.
    /// </summary>
    private Scenario? Rebatched(GrantedWrite granted, AccessRequest request)
    {
        // Where nothing else is written, what the batch is to leave may be there already: under the wrong name as well.
        if (granted.Scenario.Together.Count == 0 && granted.Wanted.OfBatch.Count == 0)
        {
            return null;
        }
        var attempt = granted.Alone.Attempt;
        var wrong = attempt with
        {
            Path = AccessCase.DocumentOf(request),
            NewFields = RequestFactory.Left(attempt.Stored, request, draft.Context.Now),
        };
        var alone = granted.Alone with { Attempt = wrong, Request = request };
        // What must not be there before is elsewhere, where the wrong field names it.
        return
            _lookUps.Place(alone, granted.Wanted.OfCaller) is { } placed
            && _batches.Complete(placed, granted.Wanted, mayBeDenied: false) is { } whole
            && !HasAbsent(whole, granted.AbsentId)
            ? whole
            : null;
    }

    /// <summary>
    /// The scenario in which the caller's claims and what is looked up suit what is made wrong, so that nothing else
    /// is: a price that is too low is that of the goods as well. Null where they do already, or can't.
    /// </summary>
    private Scenario? Suited(GrantedWrite granted, AccessRequest request)
    {
        if (granted.Scenario.Together.Count > 0 || granted.AbsentId is not null)
        {
            return null;
        }
        var attempt = granted.Scenario.Attempt;
        var wrong = attempt with
        {
            Path = AccessCase.DocumentOf(request),
            NewFields = RequestFactory.Left(attempt.Stored, request, draft.Context.Now),
        };
        if (draft.Oracle.IsGranted(wrong))
        {
            return null;
        }
        var asked = granted.Wanted.OfCaller;
        var ofClaims = asked.Where(comparison => CallerComparison.Of(comparison) is { Caller: TokenOperand });
        var caller = ClaimSolver.Satisfy(attempt.Caller, ofClaims, draft.Oracle.Scope(wrong), isFixed: true);
        var scenario = granted.Scenario with
        {
            Attempt = wrong with { Caller = caller ?? attempt.Caller },
            Request = request,
        };
        return
            _lookUps.Place(scenario, asked) is { } placed
            && placed.Caller.Uid == attempt.Caller.Uid
            && ReferenceEquals(placed.Attempt.Stored, attempt.Stored)
            && draft.Oracle.IsGranted(placed.Attempt)
            ? placed
            : null;
    }

    /// <summary>Whether the batch needs the document to be there that is to be absent.</summary>
    private static bool HasAbsent(Scenario scenario, string? absent)
    {
        var there = from each in scenario.Attempt.Instead where each.Value is not null select each.Key;
        var written = scenario.Attempt.Batch.Select(write => write.Path);
        return absent is not null
            && there.Concat(written).Any(path => path.EndsWith($"/{absent}", StringComparison.Ordinal));
    }
}
