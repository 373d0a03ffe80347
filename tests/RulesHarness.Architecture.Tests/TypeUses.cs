using Mono.Cecil;
using Mono.Cecil.Cil;

namespace RulesHarness.Architecture.Tests;

/// <summary>
/// Finds the types that a type uses, nested types included: in its declaration, its members and their bodies.
/// </summary>
internal static class TypeUses
{
    /// <summary>The used types, taken apart to those that have a declaration; they may repeat.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Raw(type).OfType<TypeReference>().SelectMany(TakeApart);

    private static IEnumerable<TypeReference?> Raw(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.SelectMany(use => Attributes(use).Append(use.InterfaceType)),
            .. type.GenericParameters.SelectMany(Parameter),
            .. Attributes(type),
            .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
            .. type.Properties.SelectMany(Attributes),
            .. type.Events.SelectMany(Attributes),
            .. type.Methods.SelectMany(Method),
            .. type.NestedTypes.SelectMany(Raw),
        ];

    private static IEnumerable<TypeReference?> Method(MethodDefinition method) =>
        [
            .. Signature(method),
            .. Attributes(method),
            .. Attributes(method.MethodReturnType),
            .. method.Parameters.SelectMany(Attributes),
            .. method.GenericParameters.SelectMany(Parameter),
            .. method.Overrides.SelectMany(Signature),
            .. method.HasBody ? Body(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> Body(MethodBody body) =>
        [
            .. body.Variables.Select(variable => variable.VariableType),
            .. body.ExceptionHandlers.Select(handler => handler.CatchType),
            .. body.Instructions.SelectMany(Operand),
        ];

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => Signature(method),
            CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
            _ => [],
        };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
        [
            method.DeclaringType,
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ];

    private static IEnumerable<TypeReference?> Parameter(GenericParameter parameter) =>
        parameter
            .Constraints.SelectMany(constraint => Attributes(constraint).Append(constraint.ConstraintType))
            .Concat(Attributes(parameter));

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
                .Concat(attribute.Fields.Select(field => field.Argument))
                .SelectMany(Argument)
                .Append(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference?> Argument(CustomAttributeArgument argument) =>
        argument.Value switch
        {
            TypeReference type => [argument.Type, type],
            CustomAttributeArgument boxed => Argument(boxed),
            CustomAttributeArgument[] several => several.SelectMany(Argument).Append(argument.Type),
            _ => [argument.Type],
        };

    private static IEnumerable<TypeReference> TakeApart(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(TakeApart),
            RequiredModifierType modified => TakeApart(modified.ElementType).Concat(TakeApart(modified.ModifierType)),
            FunctionPointerType pointer => pointer
                .Parameters.Select(parameter => parameter.ParameterType)
                .Append(pointer.ReturnType)
                .SelectMany(TakeApart),
            TypeSpecification wrapped => TakeApart(wrapped.ElementType),
            GenericParameter => [],
            _ => [type],
        };
}
