using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Firestore;

/// <summary>
/// The common part of the client libraries for Dart, Kotlin and Swift: queries are made and sent by methods of the
/// database and of other queries.
/// </summary>
internal abstract class ClientLibrary : Library
{
    /// <summary>Gets the name of the method that gives a document.</summary>
    protected abstract string DocumentMethod { get; }

    /// <summary>Early versions for Dart have the name that other languages have.</summary>
    private bool IsDocument(string name) => name == DocumentMethod || name == "document";

    /// <summary>Adds a step to a query by a method of the query; null if it is none.</summary>
    protected abstract Value? Step(string name, CallSite call);

    /// <summary>Returns true if a method sends the query.</summary>
    protected abstract bool Sends(string name);

    public override bool IsSend(string name) => Sends(name);

    public override Value? CallMethod(Value receiver, string name, CallSite call) =>
        Known.Referred(receiver) switch
        {
            QueryValue query => OnQuery(query, name, call),
            DocumentValue document => OnDocument(document, name, call),
            UnknownValue { Kind: ReferenceKind.Document } when name == "collection" && call[0] is { } id =>
                Paths.Collection(CollectionTemplate.AnyDocument, id),
            UnknownValue or LibraryValue => OnDatabase(receiver, name, call),
            ConstantValue { Text: { } text } when name is "toString" or "trim" => new ConstantValue(text),
            ConstantValue { Text: { } text } constant when Texts.InCase(text, name) is { } changed => new ConstantValue(
                changed
            )
            {
                Unknown = constant.Unknown,
            },
            ConstantValue { Text: not null } when name is "plus" or "appending" && call[0] is { } more =>
                Interpreter.Joined(receiver, more),
            ConstantValue { Content: double } when name is "toLong" or "toInt" or "toDouble" => receiver,
            ConstantValue { Text: { } format } when name == "format" => Texts.Format(format, call.Arguments),
            _ => null,
        };

    private Value? OnDatabase(Value receiver, string name, CallSite call)
    {
        if (call.Arguments is not [var only])
        {
            return null;
        }
        return name switch
        {
            "collection" => Paths.Collection("", only.Value),
            "collectionGroup" => Paths.Group(only.Value),
            _ when IsDocument(name) && receiver is not LibraryValue { Path: "" } => Paths.Document("", only.Value),
            _ => null,
        };
    }

    private static Value? OnDocument(DocumentValue document, string name, CallSite call)
    {
        if (name == "collection" && call.Arguments is [var only])
        {
            return Paths.Collection(document.Path, only.Value);
        }
        if (name == "withConverter")
        {
            return document;
        }
        if (
            name
            is not ("get" or "snapshots" or "getDocument" or "addSnapshotListener" or "set" or "update" or "delete")
        )
        {
            return null;
        }
        call.Interpreter.RunCallbacks(call);
        return UnknownValue.Any;
    }

    private Value? OnQuery(QueryValue query, string name, CallSite call)
    {
        if (Step(name, call) is { } step)
        {
            return Steps.Apply(query, step);
        }
        if (Sends(name))
        {
            call.Interpreter.Send(query, call.At);
            call.Interpreter.RunCallbacks(call);
            return UnknownValue.Any;
        }
        if (IsDocument(name))
        {
            return Paths.Document(query.Shape.Path, call.Arguments is [var id] ? id.Value : UnknownValue.Any);
        }
        if (name == "listDocuments")
        {
            return Paths.Documents(query);
        }
        if (name is "toString" or "hashCode" or "equals" or "isEqual" or "add" or "addDocument")
        {
            return UnknownValue.Any;
        }
        return name is "withConverter" ? query : null;
    }
}
