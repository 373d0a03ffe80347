using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Firestore's client library for a language, and the language's own functions as far as queries pass them.
/// </summary>
internal abstract class Library
{
    /// <summary>Gets whether a method can name the members of its object without <c>this</c>.</summary>
    public virtual bool HasImplicitSelf => true;

    /// <summary>Gets whether all files share their names, so that none is imported by its file.</summary>
    public virtual bool SharesNames => true;

    /// <summary>Gets whether several functions can have one name, so that the arguments tell them apart.</summary>
    public virtual bool HasOverloads => false;

    /// <summary>Gets whether a method has the default values of the one that it overrides.</summary>
    public virtual bool InheritsDefaults => false;

    /// <summary>
    /// Gets whether a class gets the members of mixins, and none of the interfaces that it implements.
    /// </summary>
    public virtual bool HasMixins => false;

    /// <summary>Returns true if a type is that of a query or a collection.</summary>
    public virtual bool IsQueryType(string type) => type is "Query" or "CollectionReference" or "CollectionGroup";

    /// <summary>Gets the value of a function that no source declares; null if it is not known.</summary>
    public abstract Value? Call(string path, CallSite call);

    /// <summary>Gets the value of a method of a value that is not an object; null if it is not known.</summary>
    public abstract Value? CallMethod(Value receiver, string name, CallSite call);

    /// <summary>Gets a member that is not called; null if it is not known.</summary>
    public virtual Value? Member(Value receiver, string name, CallSite site) => null;

    /// <summary>
    /// Returns true if a function that no source declares sends none of the queries that it is given.
    /// </summary>
    public abstract bool IsHarmless(string name);

    /// <summary>
    /// Returns true if a template, which is not read, can call the functions of a file with any values.
    /// </summary>
    public virtual bool HasTemplate(string path) => false;

    /// <summary>Returns true if a method is one that only queries have, so that its object is a query.</summary>
    public virtual bool IsStepOfQuery(string name, CallSite call) => false;

    /// <summary>Returns true if an argument with a label means nothing if its value is null.</summary>
    public virtual bool IsLeftOutIfNull(string label) => false;

    /// <summary>Returns true if a method of a query sends it. Other values can have such a method, too.</summary>
    public abstract bool IsSend(string name);

    /// <summary>Returns true if a method is one that only queries have, and sends them.</summary>
    public virtual bool IsSendOfQuery(string name) => false;

    /// <summary>Gets whether <c>map</c> is also a method of values that can be missing.</summary>
    public virtual bool HasOptionalMap => false;

    /// <summary>
    /// Returns true if a function that no source declares sends the query that a function returns to it.
    /// </summary>
    public virtual bool SendsResults(string name) => false;

    /// <summary>Returns true if the values of a module are those of Firestore's library.</summary>
    public virtual bool IsFirestore(string module) => true;

    /// <summary>
    /// Returns true if a module that is not among the sources is likely to pass on Firestore's library.
    /// </summary>
    public virtual bool IsLikeFirestore(string module) => false;

    /// <summary>
    /// Changes the query that fills a property, by a member of what the property projects; null if there is no such
    /// member.
    /// </summary>
    public virtual WrapperValue? Change(WrapperValue wrapper, string name, Value value, CallSite call) => null;

    /// <summary>Gets the text that a case of an enumeration is as a part of a text.</summary>
    public virtual string TextOfCase(string type, string name) => name;

    /// <summary>Gets the name of the method that every object has to copy itself; null if there is none.</summary>
    public virtual string? CopyMethod => null;

    /// <summary>Gets whether types given to a class or a function have values: <c>Item.collection</c>.</summary>
    public virtual bool HasTypeMembers => false;

    /// <summary>
    /// Gets the name of the function that an operator calls, if sources can declare one; null if not.
    /// </summary>
    public virtual string? OperatorName(string sign) => null;

    /// <summary>
    /// Returns true if a method that sends a query is a function of the library which one in the sources can hide.
    /// </summary>
    public virtual bool CanBeHidden(string name) => false;

    /// <summary>Returns true for the name of a function of the language that never returns.</summary>
    public virtual bool IsFailure(string name) => false;

    /// <summary>Returns true if a method of every value calls a function with it: <c>let</c>.</summary>
    public virtual bool IsScope(string name) => false;
}
