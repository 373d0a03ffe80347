using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The states of documents of which a sentence says nothing: rules may ask for one, such as a post that is not
/// archived, or an author with a picture.
/// </summary>
internal sealed class UnsaidStates(DataModel model)
{
    private static readonly Comparison IsAnonymous = new(
        new TokenOperand("firebase.sign_in_provider"),
        Comparator.Equal,
        new LiteralOperand("anonymous")
    );

    /// <summary>Nobody who signed in anonymously has an address, by which rules may know a domain.</summary>
    private static readonly Comparison IsWithoutMail = new(
        new TokenOperand("email"),
        Comparator.Equal,
        new LiteralOperand(null)
    );

    /// <summary>Documents that can be in more states are tried in as many.</summary>
    private const int MostStates = 8;

    /// <summary>The number of turns in which each field has had each of its states.</summary>
    public static int Turns(params IEnumerable<IReadOnlyList<Comparison>> fields) =>
        Math.Min(MostStates, fields.Select(states => states.Count).DefaultIfEmpty().Max());

    /// <summary>The state of each field in a turn: all take turns at once.</summary>
    public static IReadOnlyList<Comparison> InTurn(IEnumerable<IReadOnlyList<Comparison>> fields, int turn) =>
        [.. fields.Select(states => states[turn % states.Count])];

    /// <summary>
    /// The states of the stored document, field by field, of those of which nothing is said.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Comparison>> OfStored(PermissionCell cell, IReadOnlyList<Comparison> asked)
    {
        // What an update writes says nothing of what was there.
        var unsaid = Unsaid(
            cell,
            [.. Said(cell.Persona, asked).Where(operand => operand is not FieldOperand { IsNew: true })]
        );
        // What an update leaves of a document can be checked as a whole: the ends of one field may be none for another.
        Func<Field, Operand, bool, IReadOnlyList<Comparison>> statesOf =
            cell.Operation == Operation.Update ? FieldStates.Of : FieldStates.WithEnds;
        return Of(unsaid, field => statesOf(field, new FieldOperand(field.Name), Refers(cell.Collection, field)));
    }

    /// <summary>
    /// The fields of the requested document of which neither the sentence, the role, the id nor the ownership says
    /// anything.
    /// </summary>
    public IEnumerable<Field> Unsaid(PermissionCell cell, IReadOnlyList<Operand> said)
    {
        var names = said.Select(NameOf).Append(cell.Policy.Owner?.Field).Concat(cell.Collection.Key.Fields).ToHashSet();
        return cell.Collection.StoredFields.Where(field => !names.Contains(field.Name));

        string? NameOf(Operand operand) =>
            operand switch
            {
                FieldOperand field => field.Path,
                PathIdOperand id => id.Name,
                LookUpOperand lookUp when IsRequested(lookUp.Path, cell.Collection) => lookUp.Field,
                _ => null,
            };
    }

    private bool Refers(Collection collection, Field field) => model.Relationship(collection, field) is not null;

    /// <summary>Whether a path is that of the requested document: its id names one of the same collection.</summary>
    private bool IsRequested(DocumentPath path, Collection collection) =>
        path.Parts.Last() is PathIdOperand && model.CollectionOf(path.Shape) == collection;

    /// <summary>All operands of a sentence's conditions, and of the first way to have the caller's role.</summary>
    public IReadOnlyList<Operand> Said(CallerKind persona, IReadOnlyList<Comparison> asked) =>
        [.. Conditions(persona, asked).SelectMany(ConditionTransform.Operands)];

    private IReadOnlyList<Comparison> Conditions(CallerKind persona, IReadOnlyList<Comparison> asked) =>
        persona.RoleIn(model) is { } role ? [.. asked, .. ConditionTransform.First(RoleConditions.Of(role))] : asked;

    /// <summary>
    /// That the caller signed in anonymously, which every user may have; none where something is said of what Firebase
    /// itself knows of him.
    /// </summary>
    public static IReadOnlyList<Comparison> OfAnonymous(IReadOnlyList<Operand> said) =>
        said.OfType<TokenOperand>().Any(token => ClaimSolver.IsOfFirebase(token.Claim))
            ? []
            : [IsAnonymous, IsWithoutMail];

    /// <summary>Whether a state is one thing, whose words name its case.</summary>
    public static bool IsOne(IReadOnlyList<Comparison> state) => state.Count(one => one != IsWithoutMail) == 1;

    /// <summary>A state in words, as the title of its case has it.</summary>
    public static string Text(IEnumerable<Comparison> state) =>
        string.Join(
            " and ",
            from one in state
            where one != IsWithoutMail
            select one == IsAnonymous ? "signed in anonymously" : $"{one}"
        );

    /// <summary>
    /// The states of the other documents that the sentence or the caller's role looks up, and of the one above the
    /// collection, unless it is a group: field by field, of those that neither of them reads.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Comparison>> OfLookedUp(
        Collection collection,
        CallerKind persona,
        IReadOnlyList<Comparison> asked,
        bool isGroup = false
    )
    {
        return
        [
            .. Of(
                UnsaidOfLookedUp(collection, persona, asked, isGroup),
                each => FieldStates.WithEnds(each.Field, each.Operand, Refers(each.Of, each.Field))
            ),
        ];
    }

    /// <summary>
    /// That the texts and lists of the same documents which may hold ids are the caller's own: rules may exclude
    /// somebody who is in a list.
    /// </summary>
    public IReadOnlyList<Comparison> OwnOfLookedUp(
        Collection collection,
        CallerKind persona,
        IReadOnlyList<Comparison> asked
    ) =>
        [
            .. from each in UnsaidOfLookedUp(collection, persona, asked, isGroup: false)
            where !Refers(each.Of, each.Field)
            let own = FieldStates.OfCaller(each.Field, each.Operand)
            where own is not null
            select own,
        ];

    private IEnumerable<(Collection Of, Field Field, Operand Operand)> UnsaidOfLookedUp(
        Collection collection,
        CallerKind persona,
        IReadOnlyList<Comparison> asked,
        bool isGroup
    )
    {
        var all = Conditions(persona, asked);
        var absent = all.Where(LookUpPlacer.IsAbsence).SelectMany(LookUpPlacer.ComparedBy).ToHashSet();
        var read = all.SelectMany(ConditionTransform.Operands).OfType<LookUpOperand>().ToLookup(each => each.Path);
        return from path in all.SelectMany(LookUpPlacer.PathsOf)
                .Concat(isGroup ? [] : Above(collection.Path))
                .Distinct()
            where !absent.Contains(path)
            let other = model.CollectionOf(path.Shape)
            where other is not null && !IsRequested(path, collection)
            let said = read[path].Select(lookUp => lookUp.Field).Concat(other.Key.Fields).ToHashSet()
            from field in other.StoredFields
            where !said.Contains(field.Name)
            select (other, field, (Operand)new LookUpOperand(path, field.Name));
    }

    /// <summary>
    /// The document above a collection; none above one that is at the top, or that is found by its name alone.
    /// </summary>
    private static IEnumerable<DocumentPath> Above(CollectionPath path)
    {
        if (path.Parent is null || path.IsTree)
        {
            return [];
        }
        var segments = path.WithoutDocument.Split('/').SkipLast(1).Select(Segment);
        return [new DocumentPath([.. segments])];

        static IReadOnlyList<Operand> Segment(string segment) =>
            segment.StartsWith('{') ? [new PathIdOperand(segment[1..^1])] : [new LiteralOperand(segment)];
    }

    /// <summary>The states of the fields that have some.</summary>
    public static IReadOnlyList<IReadOnlyList<Comparison>> Of<T>(
        IEnumerable<T> fields,
        Func<T, IReadOnlyList<Comparison>> statesOf
    ) => [.. fields.Select(statesOf).Where(states => states.Count > 0)];
}
