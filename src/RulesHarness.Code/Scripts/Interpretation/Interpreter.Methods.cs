using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Methods that the library, lists and maps have, or that the sources add to them.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Calls a method of the library, of a list, or an extension; null if there is none.</summary>
    private Value? CallKnown(Value target, string name, CallSite site) =>
        CallWithEach(site, chosen => CallKnownOne(target, name, chosen));

    private Value? CallKnownOne(Value target, string name, CallSite site)
    {
        var hiding =
            target is QueryValue && (_library.CanBeHidden(name) || TakesOwn(name, site))
                ? _modules.Extension(name)
                : null;
        if (hiding is null && (target is not (ObjectValue or ClassValue or ModuleValue) || _library.IsScope(name)))
        {
            if (_library.CallMethod(target, name, site) is { } result)
            {
                return result;
            }
        }
        if (_library.HasOptionalMap && name is "map" or "flatMap" && site.Function is { } made)
        {
            switch (target)
            {
                case QueryValue or ConstantValue { Content: not null } or ObjectValue { Class: not null }:
                    return Invoke(made, [new Given(null, target)]);
                case ConstantValue:
                    return ConstantValue.Null;
                default:
                    break;
            }
        }
        if (CallMap(target, name, site) is { } mapped)
        {
            return mapped;
        }
        var list = target as ListValue ?? (target is UnknownValue unknown ? ListOf(unknown, name, site) : null);
        if (target is UnknownValue && _library.HasOptionalMap && list is not null && name is "map" or "flatMap")
        {
            return MappedIfSet(list!, name, site);
        }
        if (list is not null && CallList(list, name, site) is { } listed)
        {
            return listed;
        }
        if (_modules.Extension(name) is { } extension && Extends(extension, target))
        {
            return Invoke(Extension(extension, name, target, site.Caller), site.Arguments);
        }
        return target is ListValue known ? CallOfItems(known, site) : null;
    }

    /// <summary>Maps a value that can be missing: then the function is not called.</summary>
    private Value? MappedIfSet(ListValue list, string name, CallSite site)
    {
        Value? mapped = null;
        bool Called()
        {
            mapped = CallList(list, name, site);
            return true;
        }
        RunPaths([Called, () => true]);
        return mapped is null ? null : OfOptional(mapped);
    }

    /// <summary>Gets what a function makes of a value that can be missing, if it makes a query.</summary>
    private static Value OfOptional(Value mapped)
    {
        var item = mapped is ListValue list ? ItemOf(list) : UnknownValue.Any;
        return Unions.Alternatives(item).All(each => each is QueryValue)
            ? Unions.Of([item, ConstantValue.Null])
            : mapped;
    }

    /// <summary>Something unknown whose method has the name and the argument of a list's is taken for a list.</summary>
    private static ListValue? ListOf(UnknownValue unknown, string name, CallSite site)
    {
        var isList = name is "map" or "flatMap" or "forEach" or "reduce" or "fold" or "expand" or "compactMap";
        return isList && site.Function is not null ? new ListValue(new Cell(new ListContent([], unknown))) : null;
    }
}
