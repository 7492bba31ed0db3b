import { arg, defineLibrary, each, method, propagator, receiver, sanitizer } from '../vocabulary/index.js';

/** A decorator by which a property can only be a number, a date, a listed value or text of a fixed form. */
const narrow = method(sanitizer({ to: 'fixed-form' }));
/** A decorator of a property that any text, or list of texts, may pass. */
const free = method(propagator({ from: receiver(), keeps: 'data' }));
const check = method(sanitizer({ to: 'boolean', proves: arg(0) }));

export default defineLibrary({
  packages: ['class-validator'],
  reference: 'https://github.com/typestack/class-validator#validation-decorators',
  checkedAgainst: '0.15.1',
  exports: {
    ...each('IsUUID IsInt IsNumber IsPositive IsNegative Min Max IsDivisibleBy IsBoolean IsDate MinDate MaxDate', narrow),
    ...each('IsIn IsEnum Equals IsNumberString IsBooleanString IsDecimal IsPort IsLatLong', narrow),
    ...each('IsAlpha IsAlphanumeric IsHexadecimal IsOctal IsHexColor IsMongoId IsHash IsMilitaryTime IsTimeZone', narrow),
    ...each('IsDateString IsISO8601 IsRFC3339 IsISO31661Alpha2 IsISO31661Alpha3 IsISO4217CurrencyCode IsIP', narrow),
    ...each('IsString IsNotEmpty IsOptional IsDefined Allow Length MinLength MaxLength NotEquals IsNotIn', free),
    ...each('Contains NotContains IsEmail IsUrl IsLowercase IsUppercase ValidateIf', free),
    ...each('IsArray ArrayNotEmpty ArrayMinSize ArrayMaxSize ArrayUnique IsObject ValidateNested', free),
    ...each('isUUID isInt isNumber isPositive isNegative isDivisibleBy isBoolean isDate isIn isEnum isNumberString', check),
    ...each('isBooleanString isDecimal isPort isLatLong', check),
    ...each('isAlpha isAlphanumeric isHexadecimal isOctal isHexColor isMongoId isHash isMilitaryTime isTimeZone', check),
    ...each('isDateString isISO8601 isRFC3339 isISO31661Alpha2 isISO31661Alpha3 isISO4217CurrencyCode isIP', check),
  },
});
