using System.Text.RegularExpressions;
using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.JavaScript;

/// <summary>Functions that Firestore calls when a document changes: the pattern of their path tells which.</summary>
internal sealed partial class JavaScriptLibrary
{
    /// <summary>
    /// Runs the handler of a trigger: <c>onDocumentCreated("posts/{id}", handler)</c>; null if it is none.
    /// </summary>
    private static UnknownValue? Trigger(string name, CallSite call)
    {
        var kind = name.Replace("WithAuthContext", "", StringComparison.Ordinal);
        var isTrigger =
            kind is "onDocumentCreated" or "onDocumentUpdated" or "onDocumentDeleted" or "onDocumentWritten";
        if (!isTrigger || call.Function is not { } handler)
        {
            return null;
        }
        var pattern = call[0] is ObjectValue options ? Field(options, "document") : call[0];
        var document = TriggeringDocument(Steps.Text(pattern ?? UnknownValue.Any) ?? CollectionTemplate.AnyDocument);
        var changed = new ObjectValue { IsOpen = true };
        changed.Fields["data"] = new Cell(
            Changed(document, hasBoth: kind is not ("onDocumentCreated" or "onDocumentDeleted"))
        );
        call.Interpreter.RunCallback(handler, changed);
        return UnknownValue.Any;
    }

    /// <summary>Runs the handler of a trigger of the first generation.</summary>
    private static UnknownValue Triggered(DocumentValue document, string name, CallSite call)
    {
        if (call.Function is { } handler)
        {
            call.Interpreter.RunCallback(handler, Changed(document, hasBoth: name is "onUpdate" or "onWrite"));
        }
        return UnknownValue.Any;
    }

    /// <summary>Gets the document of a trigger: each place in braces is an id.</summary>
    private static DocumentValue TriggeringDocument(string pattern) =>
        new(Wildcard().Replace(pattern.Trim('/'), CollectionTemplate.Hole));

    /// <summary>Gets the snapshot of a document, or those before and after the change.</summary>
    private static ObjectValue Changed(DocumentValue document, bool hasBoth)
    {
        if (!hasBoth)
        {
            return Snapshot(document);
        }
        var change = new ObjectValue { IsOpen = true };
        change.Fields["before"] = new Cell(Snapshot(document));
        change.Fields["after"] = new Cell(Snapshot(document));
        return change;
    }

    private static ObjectValue Snapshot(DocumentValue document)
    {
        var snapshot = new ObjectValue { IsOpen = true };
        snapshot.Fields["ref"] = new Cell(document);
        return snapshot;
    }

    [GeneratedRegex(@"\{[^{}/]*\}")]
    private static partial Regex Wildcard();
}
