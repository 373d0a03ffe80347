using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for ids that are built from fields: a document that obeys its schema, under an id that its fields don't build,
/// as a whole or in one part of it.
/// </summary>
internal sealed partial class KeyCases(CaseDraft draft)
{
    private const int Attempts = 6;

    private readonly CaseContext _context = draft.Context;
    private readonly InvalidWriteCases _flawed = new(draft);

    public void Add(Collection collection, GrantedWrite granted)
    {
        if (collection.Key.Kind != KeyKind.Template)
        {
            return;
        }
        var document = granted.Scenario.Document;
        Add(collection, granted, $"its id is not {collection.Key}", draft.NewId("wrong-id"));
        Add(collection, granted, "its id has more at its end", $"{document.Id}x");
        Add(collection, granted, "its id has more at its start", $"x{document.Id}");
        if (WithMoreBetween(collection) is { } looser)
        {
            var id = FixtureFactory.IdOf(looser, document.ParentIds, granted.Created)!;
            Add(collection, granted, "its id has more between its parts", id);
        }
        foreach (var name in collection.Key.Fields)
        {
            AddPart(collection, granted, name);
        }
    }

    /// <summary>
    /// The collection with one more letter behind each text that stands between two parts of the key.
    /// </summary>
    private static Collection? WithMoreBetween(Collection collection)
    {
        var template = collection.Key.Template!;
        var looser = BetweenParts().Replace(template, "}$1x{");
        return looser == template ? null : collection with { Key = collection.Key with { Template = looser } };
    }

    [GeneratedRegex(@"\}([^{]+)\{")]
    private static partial Regex BetweenParts();

    /// <summary>
    /// Another value in one part of the id, and then in the field that it is built from: rules may compare the part
    /// with the caller instead of the field, or leave one of the parts out.
    /// </summary>
    private void AddPart(Collection collection, GrantedWrite granted, string name)
    {
        var (document, fields) = (granted.Scenario.Document, granted.Created);
        if (collection.Field(name) is not { } field)
        {
            return;
        }
        List<object?> not = [fields.At(name)];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (_context.Fixtures.Another(collection, field, document.Path, [.. not]) is not { } other)
            {
                return;
            }
            not.Add(other);
            var id = FixtureFactory.IdOf(collection, document.ParentIds, fields.With(name, other))!;
            if (id == document.Id || id.Contains('/') || draft.IsTaken($"{document.CollectionPath}/{id}"))
            {
                continue;
            }
            Add(collection, granted, $"its id has another {name}", id);
            _flawed.Add(
                collection,
                granted,
                Requirement(collection),
                Operation.Create,
                $"its {name} is not the one in its id",
                new CreateRequest(document.Path, fields.With(name, other)),
                isAllowed: false
            );
            return;
        }
    }

    private void Add(Collection collection, GrantedWrite granted, string variant, string id)
    {
        var path = $"{granted.Scenario.Document.CollectionPath}/{id}";
        draft.KeepFree(path);
        _flawed.Add(
            collection,
            granted,
            Requirement(collection),
            Operation.Create,
            variant,
            new CreateRequest(path, granted.Created),
            isAllowed: false
        );
    }

    private static DocumentRequirement Requirement(Collection collection) =>
        new(collection.Place, $"the primary key of {collection.Path} is {collection.Key}");
}
